#!/usr/bin/env python3
"""Makes the fonts of the pages: the parts of Source Serif 4 that src/main/resources/assets/fonts.css names.

    apt-get install python3-fonttools python3-brotli
    npm pack @fontsource-variable/source-serif-4 && tar xzf fontsource-variable-source-serif-4-*.tgz
    src/main/fonts/subset.py package/files

A page in English needs the first part alone, so that part is as small as it can be: letters and figures of ASCII, the punctuation that the
import sets, weights from 400 to 700. Its licence reserves the name of the font for unchanged copies, hence another name.
"""
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

TARGET = Path(__file__).resolve().parents[1] / "resources/assets/fonts"
FEATURES = ["kern", "liga", "onum", "lnum", "tnum", "pnum", "mark", "ccmp", "locl"]
PUNCTUATION = [0xA0, 0xA7, 0xA9, 0xAB, 0xB0, 0xB7, 0xBB, 0xD7, *range(0x2010, 0x2027), 0x202F, 0x2032, 0x2033, 0x2190, 0x2192]
ASCII = [*range(0x20, 0x7F), *PUNCTUATION]
# The name of the part, the file that it comes from, and its characters; None for all of them.
PARTS = [("latin", "latin", ASCII),
         ("latin-1", "latin", [c for c in range(0xA1, 0x2200) if c not in ASCII]),
         ("latin-ext", "latin-ext", None),
         ("greek", "greek", None),
         ("cyrillic", "cyrillic", None)]


def make(source, characters, target):
    font = TTFont(source)
    options = subset.Options()
    options.hinting = False
    options.layout_features = FEATURES if characters is ASCII else FEATURES[:1] + FEATURES[-3:]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters or list(font.getBestCmap()))
    subsetter.subset(font)
    # The two steps do not go together in one object in every version of the library
    font.save("/tmp/recto-font.ttf")
    font = instancer.instantiateVariableFont(TTFont("/tmp/recto-font.ttf"), {"wght": (400, 700)})
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16, 25):
            record.string = "RectoSerif" if record.nameID in (3, 6, 25) else "Recto Serif"
    font.flavor = "woff2"
    font.save(target)
    print(target.name, target.stat().st_size, "bytes")


for part, file, characters in PARTS:
    for style in "normal", "italic":
        name = f"serif-{part}.woff2" if style == "normal" else f"serif-italic-{part}.woff2"
        make(Path(sys.argv[1]) / f"source-serif-4-{file}-wght-{style}.woff2", characters, TARGET / name)
