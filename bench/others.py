"""Measures Recto beside WordPress with the same articles, in one sitting: each is asked by the same load, one after the other."""
import json
import math
import os
import re
import shutil
import subprocess
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from report import count, megabytes, middle, number, say, table
from stage import QUIET, Filled, articles, corpus_of, default_jar, launcher, listed
from tools import HERE, WORK, Load, Page, free_port, output, pss, recto, run, start, start_nginx, stop

ABOUT = """WordPress as Debian has it (MariaDB, PHP-FPM with its opcode cache and four workers, nginx, the theme Twenty Twenty-Three), with the
articles of the same corpus: their HTML is the one that Recto made of them, with their titles, dates and tags. The nginx before it passes on
each request, or keeps whole pages (`fastcgi_cache`), as blogs with many readers have it. Recto is started by `bin/recto`. Load is
`wrk -t2 -c32` with `Accept-Encoding: gzip`, on loopback; a figure is the median of {rounds} rounds of {seconds} s in which all take turns, a
ratio the median of the ratios of all rounds. Memory is the most that all processes had (PSS), the database among them.
"""
HOME = WORK / "others"
# Where Debian's package keeps WordPress
SOURCE = Path("/usr/share/wordpress")


def missing():
    """What is not installed of what WordPress needs."""
    needed = {"mariadbd": program("mariadbd"), "php-fpm": fpm(), "wordpress": SOURCE.exists(), "php": shutil.which("php")}
    return [name for name, there in needed.items() if not there]


def program(name):
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")


def fpm():
    return next((str(file) for file in sorted(Path("/usr/sbin").glob("php-fpm*"))), None)


def measure(effort):
    if missing():
        raise RuntimeError("Missing: %s; on Debian: apt-get install --no-install-recommends wordpress wordpress-theme-twentytwentythree "
                           "php-fpm php-mysql mariadb-server nginx-light" % " ".join(missing()))
    n = effort.small
    folder, data = corpus_of(n), Filled.of(n).data
    drawn = articles(folder)
    draw, slashed = listed("draw", drawn), listed("draw-slashed", [path + "/" for path in drawn])
    with ExitStack() as stack:
        ours = stack.enter_context(recto(launcher(), "others", folder, data=data, settings=QUIET))
        say("WordPress gets %d articles" % n)
        blog = WordPress(stack)
        blog.fill(ours.database, drawn)
        postgres = ours.database.pids()
        ways = [("Recto", ours.url, drawn[0], draw, lambda: pss(ours.pid, *postgres)),
                ("WordPress", blog.url, drawn[0] + "/", slashed, blog.memory),
                ("WordPress behind nginx's cache", blog.cached_url, drawn[0] + "/", slashed, blog.memory)]
        say("Recto renders each article, and keeps it outside of the heap at its second request")
        for path in drawn * 2:
            Page(ours.port, path)
        for name, url, _, paths, _ in ways:
            say("Warming up " + name)
            Load(url, effort.warm, paths=paths)
        loads, sizes = {name: [] for name, *_ in ways}, {}
        for _ in range(effort.rounds):
            for name, url, article, paths, memory in ways:
                loads[name].append((Load(url + article, effort.seconds), Load(url, effort.seconds, paths=paths)))
                sizes[name] = max(sizes.get(name, 0), memory())
        versions = "WordPress %s, %s, %s" % (blog.version(), output("php", "--version").split(" (")[0],
                                             re.search(r"[\d.]+-MariaDB|$", output(program("mariadbd"), "--version"))[0])
    rows = [row(name, loads[name], loads["Recto"], sizes[name]) for name, *_ in ways]
    text = ABOUT.format(rounds=effort.rounds, seconds=effort.seconds) + "\n" + table(
        ["blog", "one article, requests/s", "Recto's ratio", "%d articles at random, requests/s" % len(drawn), "Recto's ratio",
         "p99 at random, ms", "errors", "bytes of an answer", "memory"], rows)
    return "Others, %s articles" % count(n), text + "\n%s. Not measured: Ghost, which needs Node 22 and MySQL 8 and has neither in Debian 12.\n" % versions


def row(name, loads, ours, size):
    ratios = [number(middle([a[i].rate / b[i].rate if b[i].rate else math.inf for a, b in zip(ours, loads)])) for i in (0, 1)]
    one, many = zip(*loads)
    return [name, number(middle([of.rate for of in one])), ratios[0], number(middle([of.rate for of in many])), ratios[1],
            number(middle([of.p99 for of in many])), sum(of.errors for of in one + many), "%.0f" % many[0].size, megabytes(size)]


class WordPress:
    """MariaDB, PHP-FPM and nginx with everything they write in one folder, and sockets in place of ports where they have no readers."""

    def __init__(self, stack):
        shutil.rmtree(HOME, ignore_errors=True)
        HOME.mkdir(parents=True)
        # A path of a socket has at most 107 characters
        self.sockets = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="recto-")))
        self.root = HOME / "wordpress"
        shutil.copytree(SOURCE, self.root, ignore_dangling_symlinks=True)
        self.port, self.cached_port = free_port(), free_port()
        self.url, self.cached_url = ("http://127.0.0.1:%d" % port for port in (self.port, self.cached_port))
        self.processes = [self.database(), self.php(), self.nginx()]
        for process in reversed(self.processes):
            stack.callback(stop, process)

    def database(self):
        user = ["--user=root"] if os.getuid() == 0 else []
        run(["mariadb-install-db", "--no-defaults", "--auth-root-authentication-method=normal", "--datadir=%s" % (HOME / "mariadb"), *user],
            WORK / "mariadb.log")
        process = start([program("mariadbd"), "--no-defaults", "--datadir=%s" % (HOME / "mariadb"), "--skip-networking", *user,
                         "--socket=%s" % (self.sockets / "mariadb"), "--pid-file=%s" % (HOME / "mariadb.pid")], WORK / "mariadb.log")
        self.ask_until_it_answers("create database wordpress")
        return process

    def ask_until_it_answers(self, statement):
        for _ in range(300):
            done = subprocess.run(["mariadb", "--no-defaults", "--user=root", "--socket=%s" % (self.sockets / "mariadb"), "-e", statement],
                                  capture_output=True, text=True)
            if done.returncode == 0:
                return
            time.sleep(0.1)
        raise RuntimeError("MariaDB says: " + done.stderr)

    def php(self):
        (HOME / "fpm.conf").write_text("""[global]
daemonize = no
error_log = /dev/stderr
[www]
listen = %s
pm = static
pm.max_children = 4
""" % (self.sockets / "php"))
        return start([fpm(), "--nodaemonize", "-y", HOME / "fpm.conf", *(["--allow-to-run-as-root"] if os.getuid() == 0 else [])],
                     WORK / "fpm.log")

    def nginx(self):
        cache = "fastcgi_cache pages; fastcgi_cache_valid 200 1h; fastcgi_cache_key $request_uri$http_accept_encoding;"
        server = """
    server {
        listen 127.0.0.1:%d;
        root %s;
        location / { try_files $uri $uri/ /index.php?$args; }
        location ~ \\.php$ {
            include /etc/nginx/fastcgi_params;
            fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
            fastcgi_pass unix:%s;
            %s
        }
    }
"""
        return start_nginx(HOME, """
    include /etc/nginx/mime.types;
    gzip on;
    fastcgi_cache_path %s keys_zone=pages:10m;
    %s %s
""" % (HOME / "pages", server % (self.port, self.root, self.sockets / "php", ""),
            server % (self.cached_port, self.root, self.sockets / "php", cache)))

    def fill(self, database, drawn):
        """Installs the blog and gives it the articles as Recto has them, at the same paths."""
        (self.root / "wp-config.php").unlink()
        (self.root / "wp-config.php").write_text("""<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', ''); define('DB_HOST', 'localhost:%s');
define('DB_CHARSET', 'utf8mb4'); define('WP_HTTP_BLOCK_EXTERNAL', true); define('DISABLE_WP_CRON', true); define('AUTOMATIC_UPDATER_DISABLED', true);
foreach (['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT'] as $key) define($key, 'bench');
define('WP_HOME', 'http://' . ($_SERVER['HTTP_HOST'] ?? 'localhost')); define('WP_SITEURL', WP_HOME);
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
""" % (self.sockets / "mariadb"))
        rows = database.query("""
            select json_build_object('slug', a.slug, 'title', a.title, 'html', a.html, 'date', to_char(a.publish_at, 'YYYY-MM-DD HH24:MI:SS'),
                   'tags', (select coalesce(json_agg(t.name), '[]') from article_tag l join tag t on t.id = l.tag_id where l.article_id = a.id))
              from article a where a.removed_at is null and not a.draft""")
        (HOME / "articles.json").write_text("[%s]" % ",".join(row[0] for row in rows))
        done = subprocess.run(["php", HERE / "wordpress.php", self.root, HOME / "articles.json"], capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError("WordPress says: " + done.stdout[-2000:] + done.stderr[-2000:])
        # With a slash at the end, as WordPress itself links to an article: without it, WordPress only redirects. The cache gets every page
        say("WordPress shows each article once")
        for path in drawn:
            if "wp-block-post-title" not in Page(self.cached_port, path + "/").text():
                raise RuntimeError("WordPress does not show " + path)

    def version(self):
        return re.search(r"\$wp_version = '([\d.]+)'", (self.root / "wp-includes" / "version.php").read_text())[1]

    def memory(self):
        parents = [process.pid for process in self.processes]
        children = [int(pid) for parent in parents for pid in Path("/proc/%d/task/%d/children" % (parent, parent)).read_text().split()]
        return pss(*parents, *children)
