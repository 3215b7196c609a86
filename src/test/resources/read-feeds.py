# Reads the feeds named on the command line with feedparser, and prints what it found as JSON.
import calendar
import json
import sys

import feedparser


def stamp(entry, name):
    return calendar.timegm(entry[name]) if entry.get(name) else None


def read(path):
    with open(path, 'rb') as file:
        # As it is: what feedparser thinks of the HTML is another matter
        feed = feedparser.parse(file.read(), sanitize_html=False, resolve_relative_uris=False)
    return {
        'fault': str(feed.get('bozo_exception')) if feed.bozo else None,
        'version': feed.version,
        'title': feed.feed.get('title'),
        'items': [{
            'guid': entry.id,
            'title': entry.title,
            'link': entry.link,
            'authors': [author.get('name') for author in entry.get('authors', [])],
            'published': stamp(entry, 'published_parsed'),
            'updated': stamp(entry, 'updated_parsed'),
            'tags': [tag.term for tag in entry.get('tags', [])],
            'html': entry.content[0].value if entry.get('content') else None,
        } for entry in feed.entries],
    }


json.dump([read(path) for path in sys.argv[1:]], sys.stdout)
