#!/usr/bin/env python3
"""corpus.py N DIR: writes N articles. Article i is the same whatever N is, so a small corpus is the beginning of a large one."""
import datetime
import multiprocessing
import os
import random
import sys

TAGS = """anchors apiaries archives atlases bakeries ballads barges barometers beacons bells bicycles boatyards bookbinding bridges
canals candles caravans cartography cellars chess cider clockwork coastlines comets compost copper cottages dams drystone-walls dunes
dyes embroidery estuaries fables ferries fiddles fireplaces floods fog forges foxes frost funiculars gardens glaciers glassblowing
granite harbours hedgerows heraldry herons hives horology ice-houses inns islands joinery kilns kites lanterns lichens lighthouses
limestone lock-gates looms maps marshes masonry meadows mills moths night-trains oak observatories orchards otters paper peat peppercorns
piers ploughs pottery quarries quilts railways reservoirs rope rye salt shepherds signal-boxes sloops slate tides tin toll-roads
trams trellises tunnels""".split()

NOUNS = """almanac arch ballad bank barge beam bell boat bridge builder canal captain carpenter chapel chart cliff clock coast cottage
crossing current dam diary dock engine estuary evening family farmer ferry field flood foreman forest forge garden gate glass grain
guide harbour harvest hill house inn island keeper ladder lamp landing lantern ledger letter light line lock machine map market marsh
meadow measure merchant mill miner morning museum neighbour night notebook oar office orchard painter parish passage path pier pilot
plan platform pool quarry rail record reservoir river road roof rope sail salt school season sentry shed shepherd signal silence slate
sluice station stone store storm stove street summer surveyor tide timber timetable tool tower town track trade tram traveller tunnel
valley village visitor wagon wall warden watch water weather weaver weight wheel winter window workshop yard
apprenticeship association boathouse bookseller brickworks campanologist carriageway churchwarden clockmaker collection committee
conservatory correspondence counterweight craftsman embankment engineering excavation expedition experiment foundation fisherman
generation glasshouse government grandmother greenhouse groundskeeper harbourmaster inheritance inscription investigation ironmonger
laboratory librarian lighthouse locomotive machinery manuscript manufacturer marketplace measurement neighbourhood newspaper observation
passenger photograph postmistress preservation procession quarryman restoration schoolhouse settlement shipwright signalman
stonemason storehouse subscription superintendent tradition translation typesetter viaduct warehouse watchmaker waterworks
watercolour weighbridge wheelwright woodworker""".split()

ADJECTIVES = """ancient bare bright broad broken calm careful chilly clever coarse cold crooked curious damp dark deep distant early empty
even faint familiar fine forgotten generous gentle grey handmade heavy hidden honest hollow lasting late lean local lonely long low
modest muddy narrow neat new northern old open ordinary painted pale patient plain polite private proud public quiet rare restless
rough round rusty sandy shallow sharp silent simple slow small solid southern spare steady steep stubborn tall tidy tired trusted
uneven useful vast warm weathered wide wooden young abandoned affectionate astonishing comfortable complicated conscientious
considerable deliberate delightful disreputable economical enthusiastic experimental extraordinary fashionable hospitable illustrated
inconvenient independent industrious inexpensive magnificent melancholy meticulous neighbouring nineteenth-century old-fashioned
particular picturesque practical respectable self-taught seventeenth-century substantial temporary transparent troublesome unassuming
uncomfortable unfinished unremarkable well-travelled whitewashed windswept""".split()

VERBS = """answers carries changes closes counts crosses draws explains feeds finds follows guards guides holds joins keeps knows leaves
lifts lights meets mends moves names needs offers opens outlasts passes pays reaches reads rebuilds recalls remembers repairs replaces
saves serves shapes shares shelters shows sorts steadies stops supports takes teaches tells tests turns watches wears weighs
accompanies advertises commemorates complicates contradicts decorates demonstrates describes discourages distinguishes encourages
illustrates interrupts investigates overshadows photographs recommends represents strengthens surrounds transforms undermines""".split()

DEEDS = """ask build carry chart climb collect compare cook count cross dig draw explain fetch find follow forget gather hear keep learn
leave lend lift listen measure mend move name open paint plant pull question reach read record rest row sail sell sharpen sing sketch
sort start stay stop teach test trade travel turn visit wait walk watch weigh wonder work write
advertise apologise appreciate calculate catalogue celebrate cultivate demonstrate excavate experiment improvise interpret investigate
manufacture negotiate photograph preserve reconstruct recommend remember renovate strengthen transcribe understand""".split()

WHEN = """after the thaw|all through the winter|as far as anyone can say|at first light|at the turn of the tide|before the war|beyond the
last house|by the old road|by water|for a season or two|for most of a century|from one parish to the next|in a good year|in the dry
months|in the second summer|long before the railway|now and again|on market days|on the north side|out of season|since the great flood|under a grey
sky|until the money ran out|with very little help|within sight of the sea|without much talk""".replace("\n", " ").split("|")

OPENINGS = """|||||||And yet |As it happens, |At the time, |By then, |Even now, |For a while, |From here on, |In the end, |In those days,
|More than once, |Most evenings, |On the whole, |Once a year, |So far, |Some days, |Still, |To this day, """.replace("\n", " ").split("|")

LINKING = ", and |, but |, for |, since |, so |, though |, while |; |: ".split("|")

HEADINGS = """A day at the works|A word on the weather|An inventory|First impressions|From the record office|How it is done|How it
began|Letters and corrections|People along the way|Sums that do not add up|The long way round|The other bank|The part nobody sees|The
price of it|The view from above|Things to bring|Three small experiments|Tools and timber|Two opinions|What became of it|What is
left|What the map leaves out|When to go|Where the name comes from""".replace("\n", " ").split("|")

SUBHEADINGS = "An aside|By hand|For comparison|In figures|In short|On the ground|One example|The exception|Under the paint".split("|")

SYLLABLES = """al an ar bel bor bran cal cam cor dal dar dor el en fal fen gar gil hal hem ior kel lan lin mar mel mor nan nor ol or pel pen
quil ran ros sal sel tam tel tor ul ven vor wen wil yar zel""".split()
ENDINGS = "by bridge combe dale ford ham holm ley mere mouth ness port stead ton wick worth".split()

AUTHORS = [first + " " + last for first in "Agnes Bartal Cosima Dónal Eira Fenna Gideon Hilde".split()
           for last in "Ackroyd Brontë Castillo Dufresne O'Hara".split()]

ABROAD = ["Été sur le canal", "Über die Brücke", "El faro y la niebla", "Řeka v zimě", "Ødelagte broer", "灯台の記録", "河上的桥",
          "دفتر الميناء", "Старый мост", "⚓ Harbour log"]

SITES = "https://example.org/notes https://example.com/archive https://example.net/places".split()

CODE = [
    ("python", 'def {verb}_{a}(rows, limit={n}):\n    """Keeps the first of each {b}."""\n    seen = set()\n    for row in rows:\n'
               '        if row["{b}"] not in seen and len(seen) < limit:\n            seen.add(row["{b}"])\n            yield row'),
    ("sql", "select {a}, count(*) as {b}s\n  from {b}\n where seen_at > now() - interval '{n} days'\n group by {a}\n"
            "having count(*) > {n}\n order by {b}s desc;"),
    ("sh", "#!/bin/sh\nset -eu\nfor {a} in {b}/*.txt; do\n    sort \"${a}\" | uniq -c | head -n {n} > \"out/$(basename \"${a}\")\"\ndone"),
    ("java", "record {A}(String {b}, int {verb}s) {{\n\n    {A} {{\n        if ({verb}s < {n}) {{\n"
             "            throw new IllegalArgumentException({b} + \" has too few\");\n        }}\n    }}\n}}"),
    ("json", '{{\n  "{a}": "{b}",\n  "{verb}": {n},\n  "open": true\n}}'),
]

FIRST_DAY = datetime.date(2016, 1, 1)
DAYS = 10 * 365


class Writer:
    """The words of one article; all random choices come from one generator."""

    def __init__(self, i):
        self.chance = random.Random("recto/%d" % i).random
        # Names that hardly any other article has, because most words of a search index are rare
        self.places = [self.place() for _ in range(6)]

    def number(self, low, high):
        return low + int(self.chance() * (high - low + 1))

    def one(self, of):
        return of[int(self.chance() * len(of))]

    def some(self, of, count):
        left = list(of)
        return [left.pop(int(self.chance() * len(left))) for _ in range(count)]

    def place(self):
        return (self.one(SYLLABLES) + self.one(SYLLABLES) + self.one(ENDINGS)).capitalize()

    def thing(self):
        if self.chance() < 0.12:
            return "the %s of %s" % (self.one(NOUNS), self.one(self.places))
        return "the %s %s" % (self.one(ADJECTIVES), self.one(NOUNS)) if self.chance() < 0.6 else "the " + self.one(NOUNS)

    def clause(self):
        kind = self.number(0, 4)
        if kind == 0:
            return "%s %s %s" % (self.thing(), self.one(VERBS), self.thing())
        if kind == 1:
            return "whoever wants to %s has to %s %s" % (self.one(DEEDS), self.one(DEEDS), self.thing())
        if kind == 2:
            return "it is easier to %s than to %s %s" % (self.one(DEEDS), self.one(DEEDS), self.thing())
        if kind == 3:
            return "no %s %s more than one %s %s" % (self.one(NOUNS), self.one(VERBS), self.one(ADJECTIVES), self.one(NOUNS))
        return "%s and %s %s each other" % (self.thing(), self.thing(), self.one(DEEDS))

    def sentence(self):
        text = self.one(OPENINGS) + self.clause()
        if self.chance() < 0.5:
            text += self.one(LINKING) + self.clause()
        if self.chance() < 0.4:
            text += " " + self.one(WHEN)
        return text[0].upper() + text[1:] + ("." if self.chance() < 0.94 else "?")

    def paragraph(self, words):
        sentences = []
        count = 0
        while count < words:
            sentences.append(self.sentence())
            count += sentences[-1].count(" ") + 1
        return self.dressed(" ".join(sentences))

    def dressed(self, text):
        """Puts a link, emphasis or code on one word, in three paragraphs of four."""
        kind = self.chance()
        words = text.split(" ")
        if kind > 0.75 or len(words) < 12:
            return text
        at = self.number(3, len(words) - 4)
        word = words[at].rstrip(".,;:?")
        rest = words[at][len(word):]
        if kind < 0.3:
            dressed = "[%s](%s/%s-%d)" % (word, self.one(SITES), self.one(NOUNS), self.number(1, 999))
        elif kind < 0.5:
            dressed = "*%s*" % word
        elif kind < 0.65:
            dressed = "**%s**" % word
        else:
            dressed = "`%s`" % word
        words[at] = dressed + rest
        return " ".join(words)

    def code(self):
        language, lines = self.one(CODE)
        a = self.one(NOUNS)
        lines = lines.format(a=a, A=a.capitalize(), b=self.one(NOUNS), verb=self.one(DEEDS), n=self.number(2, 90))
        return "```%s\n%s\n```" % (language, lines)

    def bullets(self):
        return "\n".join("- **The %s %s**: %s" % (self.one(ADJECTIVES), self.one(NOUNS), self.clause()) for _ in range(self.number(3, 6)))

    def table(self):
        columns = self.number(2, 3)
        rows = ["| Place | %s |" % " | ".join(noun.capitalize() for noun in self.some(NOUNS, columns)), "| --- |" + " ---: |" * columns]
        for _ in range(self.number(3, 6)):
            rows.append("| %s | %s |" % (self.place(), " | ".join("%.1f" % (self.chance() * 100) for _ in range(columns))))
        return "\n".join(rows)

    def body(self):
        paragraphs = self.number(9, 18)
        # Besides the paragraphs, lists, quotations and code have about 60 words
        words = self.number(600, 1040) // paragraphs
        headings = self.some(HEADINGS, len(HEADINGS))
        extras = {}
        for extra, share in ((self.bullets, 1), (self.code, 0.6), (self.quote, 0.6), (self.table, 0.2)):
            if self.chance() < share:
                extras.setdefault(self.number(1, paragraphs - 1), []).append(extra)
        parts = []
        for p in range(paragraphs):
            if p and p % 3 == 0:
                parts.append("## " + headings.pop())
                if self.chance() < 0.3:
                    parts += [self.sentence(), "### " + self.one(SUBHEADINGS)]
            parts.append(self.paragraph(max(12, words + self.number(-24, 8))))
            parts += [extra() for extra in extras.get(p, ())]
        return parts

    def quote(self):
        return "> %s\n>\n> %s" % (self.sentence(), self.sentence())


def article(i):
    """The file name, the text and the day of publication of article i, counted from 0."""
    w = Writer(i)
    subject = w.one(TAGS)
    tags = [subject] + w.some([tag for tag in TAGS if tag != subject], w.number(1, 2))
    words = "the %s %s and the %s of %s" % (w.one(ADJECTIVES), w.one(NOUNS), w.one(NOUNS), w.places[0])
    title = words[0].upper() + words[1:]
    if w.chance() < 0.05:
        title = "%s: %s" % (w.one(ABROAD), title)
    day = FIRST_DAY + datetime.timedelta(days=w.number(0, DAYS - 1))
    parts = w.body()
    text = "\n\n".join(parts)
    keys = {
        "title": title,
        "subtitle": "%s %ss and one %s %s" % (w.one(ADJECTIVES).capitalize(), w.one(NOUNS), w.one(ADJECTIVES), w.one(NOUNS)),
        "description": " ".join(w.sentence() for _ in range(3)),
        "author": w.one(AUTHORS),
        "read_time": "%d mins" % max(1, round(len(text.split()) / 150)),
        "publish_date": day.isoformat(),
        "created_date": (day - datetime.timedelta(days=w.number(0, 5))).isoformat(),
        "heroImage": "https://images.example.org/%s-%d.jpg" % (subject, w.number(1, 400)),
        "cta": "Do you know more about %s? Write to us, and %s." % (subject.replace("-", " "), w.clause()),
    }
    header = "".join("%s: '%s'\n" % (key, value.replace("'", "''")) for key, value in keys.items())
    # The number makes the name unique, and keeps the files of a folder in order
    name = "%06d-%s.md" % (i + 1, words.lower().replace(" ", "-"))
    return name, "---\n%stags: [%s]\n---\n\n%s\n" % (header, ", ".join("'%s'" % tag.replace("-", " ") for tag in tags), text), day


def write(job):
    folder, numbers = job
    words = 0
    size = 0
    for i in numbers:
        name, text, day = article(i)
        path = os.path.join(folder, name)
        data = text.encode()
        with open(path, "wb") as file:
            file.write(data)
        # The folder looks as if it had been there for a while: an import trusts the time of a file only when the file is not brand-new
        time = datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.timezone.utc).timestamp()
        os.utime(path, (time, time))
        words += len(text.split())
        size += len(data)
    return words, size


def main():
    if len(sys.argv) != 3 or not sys.argv[1].isdigit():
        sys.exit("usage: corpus.py N DIR")
    n, folder = int(sys.argv[1]), sys.argv[2]
    os.makedirs(folder, exist_ok=True)
    jobs = [(folder, range(start, min(start + 500, n))) for start in range(0, n, 500)]
    with multiprocessing.Pool() as pool:
        done = pool.map(write, jobs, chunksize=1)
    words, size = (sum(numbers) / max(1, n) for numbers in zip(*done)) if done else (0, 0)
    print("%d articles of %.1f kB and %d words" % (n, size / 1000, words))


if __name__ == "__main__":
    main()
