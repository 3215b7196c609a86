"""A Recto to attack: the packaged jar with little memory, the sample site, and an embedded database in a temporary folder."""
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent.parent
JAR = Path(os.environ.get("RECTO_JAR", HOME / "target" / "quarkus-app" / "quarkus-run.jar"))


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Server:
    def __init__(self, *options, settings=(), content=HOME / "content", data=None, port=None, wait=True, jar=JAR, before=()):
        self.port, self.management = port or free_port(), free_port()
        self.folder = tempfile.TemporaryDirectory(prefix="recto-faults-")
        self.data = Path(data or Path(self.folder.name) / "data")
        self.log = Path(self.folder.name) / "log"
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [*before, "java", *options, "-Dquarkus.http.port=%d" % self.port, "-Dquarkus.management.port=%d" % self.management,
                 "-Drecto.data.dir=%s" % self.data, "-Drecto.content.dir=%s" % content, *settings, "-jar", jar],
                stdout=log, stderr=subprocess.STDOUT, cwd=self.folder.name)
        if wait:
            self.await_log(r"Listening on")
            self.await_log(r"[Ii]mport")
            time.sleep(2)

    def said(self):
        return self.log.read_text(errors="replace")

    def await_log(self, pattern, seconds=240):
        end = time.monotonic() + seconds
        while not re.search(pattern, self.said()):
            if time.monotonic() > end or self.process.poll() is not None:
                self.process.terminate()
                sys.exit("The server did not say %r:\n%s" % (pattern, self.said()))
            time.sleep(0.05)

    def until(self, holds, seconds=60, pause=0.05):
        """The seconds until it holds; None where that took too long."""
        begin = time.monotonic()
        while not holds():
            if time.monotonic() > begin + seconds:
                return None
            time.sleep(pause)
        return time.monotonic() - begin

    def connect(self, timeout=20, receive=None, port=None):
        s = socket.socket()
        if receive:
            s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive)
        s.settimeout(timeout)
        s.connect(("127.0.0.1", port or self.port))
        return s

    def get(self, path, timeout=20):
        """The seconds that it took, and the status."""
        begin = time.monotonic()
        answer = self.answer(path, timeout)
        return time.monotonic() - begin, int(answer[9:12])

    def answer(self, path, timeout=20, port=None):
        """The bytes of the whole answer."""
        with self.connect(timeout, port=port) as s:
            s.sendall(b"GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n" % path.encode())
            answer = b""
            while part := s.recv(65536):
                answer += part
        return answer

    def status(self, path, timeout=20):
        """0 where nothing answers."""
        try:
            return self.get(path, timeout)[1]
        except OSError:
            return 0

    def is_ready(self):
        try:
            return self.answer("/q/health/ready", port=self.management)[9:12] == b"200"
        except OSError:
            return False

    def metric(self, name):
        """The sum of those whose name, with its labels, begins so."""
        lines = self.answer("/q/metrics", port=self.management).decode().splitlines()
        return sum(float(line.rsplit(" ", 1)[1]) for line in lines if line.startswith(name))

    def memory(self):
        """Of the process, in MB."""
        return int(re.search(r"VmRSS:\s+(\d+)", Path("/proc/%d/status" % self.process.pid).read_text())[1]) // 1024

    def sockets(self):
        """How many of its connections are in which state."""
        states = {}
        for file in ("/proc/net/tcp", "/proc/net/tcp6"):
            for line in Path(file).read_text().splitlines()[1:]:
                fields = line.split()
                if int(fields[1].rsplit(":", 1)[1], 16) == self.port:
                    name = {"01": "ESTABLISHED", "08": "CLOSE-WAIT", "0A": "LISTEN"}.get(fields[3])
                    if name:
                        states[name] = states.get(name, 0) + 1
        return states

    def postgres(self):
        """The ids of the processes whose database is in the data folder."""
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            try:
                words = (process / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if b"postgres" in words[0] and any(str(self.data).encode() in word for word in words):
                found.append(int(process.name))
        return found

    def stop(self):
        """The seconds until it ended; None where it had to be killed."""
        begin = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(30)
            return time.monotonic() - begin
        except subprocess.TimeoutExpired:
            self.process.kill()
            return None


def article(folder, name, title, text="Some text.", header=""):
    """Writes the file of an article, all at once."""
    new = folder / ("." + name)
    new.write_text("---\ntitle: '%s'\npublish_date: 2026-01-01\n%s---\n\n%s\n" % (title, header, text))
    os.replace(new, folder / (name + ".md"))


def program(*words, settings=()):
    """Runs a command of Recto to its end. Returns its exit status and what it said."""
    done = subprocess.run(["java", *settings, "-jar", JAR, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          cwd=tempfile.gettempdir())
    return done.returncode, done.stdout


class Bars:
    """Prints each fact with its bar; the exit status is 1 where one was missed."""

    def __init__(self):
        self.missed = 0

    def check(self, is_met, fact, *values):
        self.missed += not is_met
        print("%-6s %s" % ("ok" if is_met else "MISSED", fact % values), flush=True)

    def end(self):
        sys.exit(1 if self.missed else 0)
