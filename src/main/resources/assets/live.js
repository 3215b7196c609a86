// Only where recto.site.live-reload is on: shows a page anew when the site has changed, without moving it.
let shown = document.cloneNode(true);
let stream = null;
let isBusy = false;
let isStale = false;

async function show() {
  isStale = true;
  if (isBusy) {
    return;
  }
  isBusy = true;
  try {
    while (isStale) {
      isStale = false;
      const answer = await fetch(location.href, { cache: 'no-store', headers: { Accept: 'text/html' } });
      // The database or the program may be away for a moment: what is shown stays
      if (answer.status !== 503 && (answer.headers.get('Content-Type') ?? '').startsWith('text/html')) {
        replace(new DOMParser().parseFromString(await answer.text(), 'text/html'));
        if (answer.redirected) {
          history.replaceState(null, '', answer.url + location.hash);
        }
      }
    }
  } catch (away) {
    console.info('Recto does not answer; the page is shown anew when it does', away);
  } finally {
    isBusy = false;
  }
}

function replace(next) {
  if (next.documentElement.isEqualNode(shown.documentElement)) {
    return;
  }
  shown = next.cloneNode(true);
  const [x, y] = [scrollX, scrollY];
  const sheet = 'link[rel=stylesheet]';
  const href = next.querySelector(sheet)?.getAttribute('href');
  if (href && href !== document.querySelector(sheet)?.getAttribute('href')) {
    document.querySelector(sheet)?.setAttribute('href', href);
  }
  document.title = next.title;
  document.body.replaceWith(document.adoptNode(next.body));
  scrollTo({ left: x, top: y, behavior: 'instant' });
}

// A browser opens six connections to a host, so only the tab that is looked at has one
function listen() {
  if (document.visibilityState === 'hidden') {
    stream?.close();
    stream = null;
  } else if (!stream || stream.readyState === EventSource.CLOSED) {
    stream = new EventSource('/q/live');
    stream.onmessage = show;
    stream.onerror = () => setTimeout(listen, 1000);
  }
}

document.addEventListener('visibilitychange', listen);
addEventListener('pagehide', () => { stream?.close(); stream = null; });
addEventListener('pageshow', listen);
