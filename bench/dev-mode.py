#!/usr/bin/env python3
"""Starts dev mode in a terminal of its own as a newcomer would, edits a style sheet, presses Ctrl-C, and says how long each took and what is left."""
import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PORT = 8392


def get(path):
    try:
        with urllib.request.urlopen(f"http://localhost:{PORT}{path}", timeout=30) as answer:
            return answer.read().decode()
    except OSError:
        return ""


def drain(terminal, seconds):
    """Reads what the program prints, as a terminal does. False when the program has ended."""
    if not select.select([terminal], [], [], seconds)[0]:
        return True
    try:
        return bool(os.read(terminal, 65536))
    except OSError:
        return False


def wait(terminal, limit, condition):
    """The seconds until the condition holds or the program has ended; status 1 after the limit."""
    begun = time.time()
    while time.time() - begun < limit:
        if not drain(terminal, 0.3) or condition():
            return time.time() - begun
    sys.exit(f"FAILED: nothing within {limit} s")


with tempfile.TemporaryDirectory() as folder:
    clone = Path(folder) / "recto"
    subprocess.run(["git", "clone", "-q", ROOT, clone], check=True)
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(clone)
        os.execvp("./mvnw", ["./mvnw", *sys.argv[1:], "quarkus:dev", f"-Dquarkus.http.port={PORT}", "-Ddebug=false"])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    print(f"answers after {wait(terminal, 300, lambda: '<title>' in get('/')):.0f} s")

    sheet = clone / "src/main/resources/assets/base.css"
    before = get("/")
    sheet.write_text(sheet.read_text() + "\nbody { outline: 1px solid; }\n")
    time.sleep(2.5)
    print("an edited style sheet is seen at the next request:", "yes" if get("/") not in ("", before) else "NO")

    os.write(terminal, b"\x03")
    print(f"ends {wait(terminal, 60, lambda: os.waitpid(process, os.WNOHANG)[0] == process):.1f} s after Ctrl-C")
    time.sleep(1)
    left = subprocess.run(["pgrep", "-f", str(clone)], capture_output=True, text=True).stdout.split()
    print("processes left:", len(left))
    sys.exit(1 if left else 0)
