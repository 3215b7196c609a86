AUTHOR = 'Alexis M.'
SITENAME = "The nest"
SITEURL = ''
PATH = 'content'
TIMEZONE = 'Europe/Paris'
DEFAULT_LANG = 'fr'
# ARTICLE_URL = 'old/{slug}.html'
ARTICLE_URL = 'posts/{date:%Y}/{slug}.html'
