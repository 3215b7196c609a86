"""The tools of the benchmark: programs, load, databases, and what /proc says of them. Whatever is started here is stopped here."""
import base64
import contextlib
import gzip
import hashlib
import hmac
import http.client
import math
import os
import re
import select
import socket
import struct
import subprocess
import threading
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOME = HERE.parent
WORK = HOME / "target" / "bench"

# The settings of the person who runs the benchmark must not have an effect
ENVIRONMENT = {k: v for k, v in os.environ.items() if not k.startswith(("RECTO_", "QUARKUS_", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"))}
# Each article of the corpus names a picture on a host that does not exist, for which two threads would ask again and again
ENVIRONMENT["RECTO_IMPORT_REMOTE_PICTURES"] = "false"
TICKS = os.sysconf("SC_CLK_TCK")

running = []


# ---- Programs ----

def start(command, log, cwd=WORK):
    with open(log, "ab") as out:
        process = subprocess.Popen([str(word) for word in command], cwd=cwd, env=ENVIRONMENT,
                                   stdin=subprocess.DEVNULL, stdout=out, stderr=out)
    running.append(process)
    # run.sh stops the process if this script ends without doing so
    with open(WORK / "pids", "a") as pids:
        pids.write("%d\n" % process.pid)
    return process


def stop(process):
    process.terminate()
    try:
        process.wait(30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    running.remove(process)


def stop_all():
    for process in reversed(list(running)):
        stop(process)
    (WORK / "pids").write_text("")


def run(command, log, cwd=WORK):
    """Runs a program to its end. Returns its seconds, and the most memory that it had itself, in bytes."""
    began = time.monotonic()
    process = start(command, log, cwd)
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        time.sleep(0.005)
    seconds = time.monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    running.remove(process)
    if process.returncode != 0:
        raise RuntimeError("%s ended with %d:\n%s" % (Path(command[0]).name, process.returncode, tail(log)))
    return seconds, usage.ru_maxrss * 1024


def tail(log):
    return "".join(Path(log).read_text(errors="replace").splitlines(True)[-20:])


def output(*command):
    """The first line that a program prints, to stdout or stderr."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    return (done.stdout + done.stderr).strip().split("\n")[0]


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


# ---- Recto ----

class Program:
    """One way to run Recto: the jar on one of several JVMs, or the native executable."""

    def __init__(self, name, before, after, cwd=WORK):
        self.name, self.before, self.after, self.cwd = name, before, after, cwd

    def command(self, settings, *words):
        return [*self.before, *("-D%s=%s" % setting for setting in settings.items()), *self.after, *words]

    def with_options(self, *options):
        return Program(self.name, [self.before[0], *options, *self.before[1:]], self.after, self.cwd)


class Recto:
    """A running server; ready is the time in seconds until its first page."""

    def __init__(self, program, name, folder, data=None, database=None, settings={}):
        self.port = free_port()
        self.data = data
        self.log = WORK / ("%s.log" % name)
        self.log.write_text("")
        settings = {
            "quarkus.http.host": "127.0.0.1", "quarkus.http.port": self.port, "recto.content.dir": folder,
            **({"recto.data.dir": data} if data else {"quarkus.datasource.jdbc.url": database}), **settings}
        began = time.monotonic()
        self.process = start(program.command(settings), self.log, program.cwd)
        self.pid = self.process.pid
        while not self.is_there():
            if self.process.poll() is not None or time.monotonic() - began > 120:
                self.stop()
                raise RuntimeError("Recto does not start (%s):\n%s" % (name, tail(self.log)))
            time.sleep(0.002)
        self.ready = time.monotonic() - began
        self.url = "http://127.0.0.1:%d" % self.port

    def is_there(self):
        try:
            with socket.create_connection(("127.0.0.1", self.port), 5) as s:
                s.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                return s.recv(64).startswith(b"HTTP/1.1 200")
        except OSError:
            return False

    def stop(self):
        if self.process in running:
            stop(self.process)

    @property
    def database(self):
        return Database(self.data)


@contextlib.contextmanager
def recto(*arguments, **more):
    server = Recto(*arguments, **more)
    try:
        yield server
    finally:
        server.stop()


# ---- The embedded PostgreSQL, queried in its own protocol, because neither Python nor the embedded server has a client ----

class Login:
    """The client's part of SCRAM-SHA-256 (RFC 5802, RFC 7677), without a check of the server: that one is ours."""

    def __init__(self, password):
        self.password, self.first = password, "n=,r=" + base64.b64encode(os.urandom(18)).decode()

    def answer(self, step, challenge):
        if step == 10:
            return self.message(b"SCRAM-SHA-256\0" + struct.pack("!i", len(self.first) + 3) + b"n,," + self.first.encode())
        if step == 11:
            parts = dict(part.split("=", 1) for part in challenge.split(","))
            salted = hashlib.pbkdf2_hmac("sha256", self.password.encode(), base64.b64decode(parts["s"]), int(parts["i"]))
            key = hmac.digest(salted, b"Client Key", "sha256")
            last = "c=biws,r=" + parts["r"]
            signature = hmac.digest(hashlib.sha256(key).digest(), ",".join((self.first, challenge, last)).encode(), "sha256")
            return self.message(("%s,p=%s" % (last, base64.b64encode(bytes(a ^ b for a, b in zip(key, signature))).decode())).encode())
        return b""

    @staticmethod
    def message(body):
        return b"p" + struct.pack("!i", len(body) + 4) + body


class Database:

    def __init__(self, data):
        lines = (Path(data) / "postgres" / "postmaster.pid").read_text().split("\n")
        self.pid, self.port = int(lines[0]), int(lines[3])
        self.password = (Path(data) / "postgres.password").read_text().strip()
        self.url = "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres&password=%s" % (self.port, self.password)

    def query(self, sql):
        """The rows of the answer, with text values."""
        rows = []
        with socket.create_connection(("127.0.0.1", self.port)) as s, s.makefile("rb") as answers:
            hello = b"\0\3\0\0user\0postgres\0database\0postgres\0\0"
            s.sendall(struct.pack("!i", len(hello) + 4) + hello)
            asked, login = False, Login(self.password)
            while True:
                kind, length = struct.unpack("!ci", answers.read(5))
                body = answers.read(length - 4)
                if kind == b"E":
                    raise RuntimeError(body.replace(b"\0", b" ").decode())
                if kind == b"R":
                    s.sendall(login.answer(struct.unpack("!i", body[:4])[0], body[4:].decode()))
                if kind == b"D":
                    rows.append(self.row(body))
                if kind == b"Z":
                    if asked:
                        return rows
                    text = sql.encode() + b"\0"
                    s.sendall(b"Q" + struct.pack("!i", len(text) + 4) + text)
                    asked = True

    @staticmethod
    def row(body):
        values, at = [], 2
        for _ in range(struct.unpack("!h", body[:2])[0]):
            length = struct.unpack("!i", body[at:at + 4])[0]
            values.append(None if length < 0 else body[at + 4:at + 4 + length].decode())
            at += 4 + max(0, length)
        return values

    def passes(self):
        return int(self.query("select count(*) from import_run")[0][0])

    def pass_times(self, which):
        """When the first pass of that kind began and ended, as Recto noted it."""
        columns = "extract(epoch from started_at), extract(epoch from ended_at)"
        return [float(time) for time in self.query("select %s from import_run where %s limit 1" % (columns, which))[0]]

    def written(self):
        """Rows written by table since the database was made. A backend reports what it did after ten idle seconds at the latest."""
        return {name: int(rows) for name, rows in self.query("select relname, n_tup_ins + n_tup_upd + n_tup_del from pg_stat_user_tables")}

    def pids(self):
        parents = {}
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):
                parents[int(stat.parent.name)] = int(stat.read_text().rsplit(")", 1)[1].split()[1])
        return [self.pid] + [pid for pid, parent in parents.items() if parent == self.pid]


# ---- What the kernel says of processes ----

def pss(*pids):
    """Bytes of memory of the processes; a page that several share counts in parts."""
    total = 0
    for pid in pids:
        with contextlib.suppress(OSError):
            total += int(re.search(r"^Pss:\s+(\d+)", Path("/proc/%d/smaps_rollup" % pid).read_text(), re.M)[1]) * 1024
    return total


def cpu(*pids):
    """Seconds of CPU of the processes and of their children that have ended."""
    total = 0
    for pid in pids:
        with contextlib.suppress(OSError):
            total += sum(int(ticks) for ticks in Path("/proc/%d/stat" % pid).read_text().rsplit(")", 1)[1].split()[11:15])
    return total / TICKS


class ImportThread:
    """The thread in which Recto's import runs. It sleeps between looks: when it wakes, a look begins."""

    def __init__(self, pid):
        self.file = next(task for task in Path("/proc/%d/task" % pid).iterdir()
                         if (task / "comm").read_text().strip() == "recto-import") / "schedstat"

    def ran(self):
        return self.file.read_text()

    def next_look(self, at_its_start, is_over=lambda: True):
        """Seconds from when the thread wakes until it sleeps again, for a second at least and after the look is over."""
        asleep = self.ran()
        while self.ran() == asleep:
            began = time.time()
            time.sleep(0.002)
        at_its_start()
        ended, last = began, asleep
        while time.time() - ended < 1 or not is_over():
            now = self.ran()
            if now != last:
                ended, last = time.time(), now
            time.sleep(0.005)
        return ended - began


# ---- HTTP ----

class Page:

    def __init__(self, port, path, coding="gzip"):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("GET", path, headers={"Accept-Encoding": coding, "Connection": "close"})
        response = connection.getresponse()
        self.status, self.headers, self.body = response.status, response.getheaders(), response.read()
        self.etag = response.getheader("ETag")
        connection.close()
        if self.status != 200:
            raise RuntimeError("%s answers %d" % (path, self.status))

    def text(self):
        return gzip.decompress(self.body).decode()


class Load:
    """The result of wrk: requests a second, latencies in milliseconds, errors."""

    def __init__(self, url, seconds, connections=32, paths=None, etag=None, pause=None):
        headers = ["-H", "Accept-Encoding: gzip"] + (["-H", "If-None-Match: " + etag] if etag else [])
        environment = {**ENVIRONMENT, **({"PATHS": str(paths)} if paths else {}), **({"PAUSE": str(pause)} if pause else {})}
        command = ["wrk", "-t%d" % min(2, connections), "-c%d" % connections, "-d%ds" % seconds, "--timeout", "10s",
                   "-s", str(HERE / "wrk.lua"), *headers, url]
        # On a machine that is busy with something else, a second may pass without a request
        for _ in range(3):
            self.began = time.time()
            done = subprocess.run(command, capture_output=True, text=True, env=environment)
            self.ended = time.time()
            result = re.search(r"^RESULT (.*)", done.stdout, re.M)
            if not result:
                raise RuntimeError("wrk says: " + done.stdout + done.stderr)
            requests, duration, size, p50, p99, status, sockets = map(int, result[1].split())
            if requests:
                break
        self.rate = requests / duration * 1e6
        self.p50, self.p99 = (p50 / 1000, p99 / 1000) if requests else (math.inf, math.inf)
        self.size = size / max(1, requests)
        self.errors = status + sockets


class SlowReaders:
    """Connections that ask for one page over and over, and take some hundred bytes of it every now and then."""

    BYTES, EVERY = 400, 0.1

    def __init__(self, port, path, count):
        self.port, self.count = port, count
        # More requests than the buffers of both ends take answers, and fewer bytes than the server reads at once
        self.request = b"GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n" % path.encode() * 100
        self.sockets = []
        self.ended = threading.Event()

    def __enter__(self):
        for _ in range(self.count):
            s = socket.socket()
            # So little that the answers wait in the server
            s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
            s.connect(("127.0.0.1", self.port))
            s.sendall(self.request)
            self.sockets.append(s)
        self.thread = threading.Thread(target=self.read)
        self.thread.start()
        return self

    def read(self):
        while not self.ended.wait(self.EVERY):
            for s in self.sockets:
                s.recv(self.BYTES)

    def require_waiting(self):
        """Fails unless each connection still has bytes to give, so that the server had something to wait for all the time."""
        for s in self.sockets:
            if not select.select([s], [], [], 10)[0] or not s.recv(1, socket.MSG_PEEK):
                raise RuntimeError("A slow reader has read everything, or was sent away")

    def __exit__(self, *_):
        self.ended.set()
        self.thread.join()
        for s in self.sockets:
            s.close()


class Nginx:
    """nginx with files that have the same bytes as the pages of Recto, and with the same headers."""

    # The headers that nginx makes itself
    OWN = {"content-length", "content-type", "content-encoding", "etag", "last-modified", "date", "vary", "connection"}

    def __init__(self):
        self.home = WORK / "nginx"
        self.files = self.home / "files"
        self.locations = []
        self.files.mkdir(parents=True, exist_ok=True)

    def add(self, port, path, name):
        """Saves a page of the Recto at that port as a file of that name, and its compressed form beside it."""
        page = Page(port, path)
        file = self.files / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(Page(port, path, "identity").body)
        file.with_name(file.name + ".gz").write_bytes(page.body)
        headers = dict((key.lower(), value) for key, value in page.headers)
        location = "default_type %s;\n" % quoted(headers["content-type"])
        for key, value in sorted(page.headers):
            if key.lower() not in self.OWN:
                location += "add_header %s %s;\n" % (key, quoted(value))
        if name.endswith(".xml"):
            location = "location = /%s {\n%s}\n" % (name, location)
        if location not in self.locations:
            self.locations.append(location)

    def start(self):
        self.port = free_port()
        self.process = start_nginx(self.home, """
    sendfile on;
    tcp_nopush off;
    gzip_static on;
    types {}
    server {
        listen 127.0.0.1:%d;
        root %s;
        %s
    }
""" % (self.port, self.files, "".join(sorted(self.locations))))
        self.url = "http://127.0.0.1:%d" % self.port
        for _ in range(500):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
                return self
            time.sleep(0.01)
        raise RuntimeError("nginx does not start:\n" + tail(WORK / "nginx.log"))

    def stop(self):
        stop(self.process)


def start_nginx(home, http):
    """A master with one worker per core. http: what this one has in its block of that name."""
    temporary = "".join("    %s_temp_path %s;\n" % (kind, home / kind) for kind in "client_body proxy fastcgi uwsgi scgi".split())
    (home / "nginx.conf").write_text("""
daemon off;
%s
worker_processes auto;
pid %s;
error_log stderr;
events {}
http {
    access_log off;
    keepalive_requests 1000000000;
    gzip_vary on;
%s%s}
""" % ("user root;" if os.getuid() == 0 else "", home / "pid", temporary, http))
    return start([nginx_program(), "-p", home, "-e", "stderr", "-c", home / "nginx.conf"], WORK / "nginx.log")


def with_children(processes):
    parents = [process.pid for process in processes]
    return parents + [int(pid) for parent in parents for pid in Path("/proc/%d/task/%d/children" % (parent, parent)).read_text().split()]


def nginx_program():
    """The path of nginx, which Debian puts into a folder that only root has on the path."""
    return next((path for path in ("/usr/sbin/nginx", "/usr/local/sbin/nginx") if os.path.exists(path)), "nginx")


def quoted(value):
    return '"%s"' % value.replace("\\", "\\\\").replace('"', '\\"')
