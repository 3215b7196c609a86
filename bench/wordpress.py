"""WordPress as Debian has it, with everything it writes in one folder."""
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

from mariadb import PROGRAM, MariaDb
from report import say
from tools import HERE, WORK, Page, free_port, output, pss, start, start_nginx, stop, with_children

HOME = WORK / "wordpress"
# Where Debian's package keeps it
SOURCE = Path("/usr/share/wordpress")


def fpm():
    return next((str(file) for file in sorted(Path("/usr/sbin").glob("php-fpm*"))), None)


def missing():
    """What is not installed of what WordPress needs."""
    needed = {"mariadb-server": PROGRAM, "php-fpm": fpm(), "wordpress": SOURCE.exists(), "php-mysql": shutil.which("php")}
    return [name for name, there in needed.items() if not there]


class WordPress:
    """MariaDB, PHP-FPM and nginx with everything they write in one folder, and sockets in place of ports where they have no readers."""

    def __init__(self, stack, sockets):
        shutil.rmtree(HOME, ignore_errors=True)
        HOME.mkdir(parents=True)
        self.sockets = sockets
        self.root = HOME / "wordpress"
        shutil.copytree(SOURCE, self.root, ignore_dangling_symlinks=True)
        self.port, self.cached_port = free_port(), free_port()
        self.url, self.cached_url = ("http://127.0.0.1:%d" % port for port in (self.port, self.cached_port))
        database = MariaDb(HOME / "mariadb", sockets / "wordpress", "wordpress")
        self.processes = [database.process, self.php(), self.nginx()]
        for process in reversed(self.processes):
            stack.callback(stop, process)

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

    def fill(self, articles, drawn):
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
""" % (self.sockets / "wordpress"))
        (HOME / "articles.json").write_text(json.dumps(articles))
        done = subprocess.run(["php", HERE / "wordpress.php", self.root, HOME / "articles.json"], capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError("WordPress says: " + done.stdout[-2000:] + done.stderr[-2000:])
        # At their addresses with a slash at the end: to one without, WordPress answers with a redirect
        say("WordPress shows each article once")
        for path in drawn:
            if "wp-block-post-title" not in Page(self.cached_port, path).text():
                raise RuntimeError("WordPress does not show " + path)

    def version(self):
        return "WordPress %s, %s" % (re.search(r"\$wp_version = '([\d.]+)'", (self.root / "wp-includes" / "version.php").read_text())[1],
                                     output("php", "--version").split(" (")[0])

    def memory(self):
        return pss(*with_children(self.processes))
