"""Ghost, from the folder in which it is installed; GHOST names that."""
import hashlib
import json
import os
import re
import shutil
import time
from pathlib import Path

from mariadb import PROGRAM, MariaDb
from report import say
from tools import WORK, Page, free_port, output, pss, start, start_nginx, stop, with_children

HOME = WORK / "ghost"
SOURCE = Path(os.environ.get("GHOST", "ghost")).absolute()


def missing():
    """What is not installed of what Ghost needs."""
    node = re.match(r"v(\d+)", output("node", "--version") if shutil.which("node") else "")
    needed = {"mariadb-server": PROGRAM, "node, 22 or newer": node and int(node[1]) >= 22,
              "ghost (GHOST=FOLDER, where `npm pack ghost` was unpacked and `pnpm install --prod` has run)": (SOURCE / "node_modules").exists()}
    return [name for name, there in needed.items() if not there]


class Ghost:
    """MariaDB, Ghost and an nginx that keeps its pages, with everything they write in one folder."""

    def __init__(self, stack, sockets):
        shutil.rmtree(HOME, ignore_errors=True)
        HOME.mkdir(parents=True)
        shutil.copytree(SOURCE / "content", HOME / "content", symlinks=True)
        self.port, self.cached_port = free_port(), free_port()
        self.url, self.cached_url = ("http://127.0.0.1:%d" % port for port in (self.port, self.cached_port))
        self.database = MariaDb(HOME / "mariadb", sockets / "ghost", "ghost")
        stack.callback(stop, self.database.process)
        self.proxy = self.nginx()
        stack.callback(stop, self.proxy)
        self.process = self.node()
        stack.callback(lambda: stop(self.process))

    def node(self):
        settings = {"NODE_ENV": "production", "url": self.url, "server__host": "127.0.0.1", "server__port": self.port,
                    "database__client": "mysql", "database__connection__socketPath": self.database.socket,
                    "database__connection__user": "root", "database__connection__password": "", "database__connection__database": "ghost",
                    "paths__contentPath": HOME / "content", "mail__transport": "Direct", "privacy__useUpdateCheck": "false",
                    "logging__level": "error", "logging__transports": json.dumps(["stdout"])}
        process = start(["env", *("%s=%s" % setting for setting in settings.items()), "node", "index.js"], WORK / "ghost.log", cwd=SOURCE)
        for _ in range(600):
            try:
                Page(self.port, "/")
                return process
            except (OSError, RuntimeError):
                if process.poll() is not None:
                    break
                time.sleep(0.2)
        raise RuntimeError("Ghost does not start: see target/bench/ghost.log")

    def nginx(self):
        return start_nginx(HOME, """
    proxy_cache_path %s keys_zone=pages:10m;
    server {
        listen 127.0.0.1:%d;
        location / {
            proxy_pass %s;
            proxy_cache pages;
            proxy_cache_valid 200 1h;
            proxy_cache_key $request_uri$http_accept_encoding;
            proxy_ignore_headers Cache-Control Expires Set-Cookie Vary;
        }
    }
""" % (HOME / "pages", self.cached_port, self.url))

    def fill(self, articles, drawn):
        """Ghost learns at its start which addresses there are, so it starts once more."""
        statements = ["delete from posts_meta; delete from posts_tags; delete from posts_authors; delete from posts; start transaction;"]
        for tag in sorted({tag for article in articles for tag in article["tags"]}):
            statements.append("insert into tags (id, name, slug, created_at) values ('%s', %s, %s, now());"
                              % (key("tag", tag), text(tag), text(re.sub(r"\W+", "-", tag).lower())))
        for article in articles:
            post = key("post", article["slug"])
            statements.append(
                "insert into posts (id, uuid, title, slug, html, comment_id, status, email_recipient_filter, created_at, updated_at, published_at) "
                "values ('%s', uuid(), %s, %s, %s, '%s', 'published', 'all', '%s', '%s', '%s');"
                % (post, text(article["title"]), text(article["slug"]), text(article["html"]), post, *[article["date"]] * 3))
            statements.append("insert into posts_authors (id, post_id, author_id) select '%s', '%s', min(id) from users;"
                              % (key("author", post), post))
            statements += ["insert into posts_tags (id, post_id, tag_id, sort_order) values ('%s', '%s', '%s', %d);"
                           % (key(post, tag), post, key("tag", tag), i) for i, tag in enumerate(article["tags"])]
        self.database.update("\n".join(statements) + "\ncommit;\n")
        stop(self.process)
        self.process = self.node()
        say("Ghost shows each article once")
        for path in drawn:
            if "gh-article-title" not in Page(self.cached_port, path).text():
                raise RuntimeError("Ghost does not show " + path)

    def version(self):
        return "Ghost %s, Node %s" % (json.loads((SOURCE / "package.json").read_text())["version"], output("node", "--version")[1:])

    def memory(self):
        return pss(*with_children([self.process, self.database.process, self.proxy]))


def key(*of):
    """Ghost's keys are 24 hexadecimal digits."""
    return hashlib.md5("/".join(of).encode()).hexdigest()[:24]


def text(value):
    return "_utf8mb4 x'%s'" % value.encode().hex()
