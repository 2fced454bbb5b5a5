"""Markazi Text, variable, as its authors publish it -> the five files of this folder: the letters our readers meet, and no more.

By hand, when the letters change:
    npm pack @fontsource-variable/markazi-text@5.3.0 && tar xf fontsource-variable-markazi-text-5.3.0.tgz
    pip install fonttools==4.66.1 brotli==1.2.0
    python site/src/fonts/subset.py package/files
What is not in them is set in a font of the reader's. The ranges are printed for site/src/styles/site.css.
"""

import io
import re
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

PRINTABLE_ASCII = set(range(0x20, 0x7F))
# French, Spanish names of the North, the punctuation of three languages.
LATIN = PRINTABLE_ASCII | set(
    map(ord, "\u00a0«»°·×–—‘’“”•…−‹›\u2009ÀÂÇÉÈÊËÎÏÔÙÛÜàâçéèêëîïôöùûüñáíóúœŒ€")
)
# The rest of Latin-1 and Latin Extended-A, Amazigh and transliterated Arabic.
LATIN_RARE = (
    set(range(0xA1, 0x180)) | set(map(ord, "ǦǧḌḍḤḥṚṛṢṣṬṭẒẓʾʿʼ"))
) - LATIN
# Arabic with its vowel signs, the three letters that Morocco adds, the spaces between words.
ARABIC = set(range(0x621, 0x63B)) | set(range(0x640, 0x653)) | set(map(ord, " \u00a0،؛؟پڤگ"))
# Persian keyboards, the digits of the East.
ARABIC_RARE = set(map(ord, "ٱٰچژکی٫٬")) | set(range(0x660, 0x66A))

FILES = [
    ("latin", "latin", LATIN),
    ("latin-extended", "latin-ext", LATIN_RARE),
    ("latin-1", "latin", LATIN_RARE),
    ("arabic", "arabic", ARABIC),
    ("arabic-extended", "arabic", ARABIC_RARE),
]
# 2048 units to the em are finer than any screen; half of them save a tenth of the bytes.
UNITS_PER_EM = 1024


# Ligatures of yeh with hamza, and of letters that never stand unjoined side by side: a quarter of the glyphs for no reader of ours.
SPARE_LIGATURES = re.compile(r"loclFAR|yehHamza|uni1D250626")


def drop_spare_ligatures(font: TTFont) -> None:
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            for first, ligatures in getattr(table, "ligatures", {}).items():
                table.ligatures[first] = [
                    one for one in ligatures if not SPARE_LIGATURES.search(one.LigGlyph)
                ]


def subset(source: Path, letters: set[int]) -> TTFont:
    scaled = io.BytesIO()
    font = TTFont(source, recalcTimestamp=False)
    font.flavor = None
    drop_spare_ligatures(font)
    scale_upem(font, UNITS_PER_EM)
    font.save(scaled)
    font = TTFont(scaled, recalcTimestamp=False)
    options = Options()
    options.flavor = "woff2"
    options.hinting = False
    options.name_IDs = []
    options.layout_scripts = ["arab.dflt", "DFLT.dflt", "latn.dflt"]
    options.layout_features = "ccmp liga rlig kern mark mkmk init medi fina".split()
    options.drop_tables += ["STAT"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    font.flavor = "woff2"
    return font


def ranges(letters: set[int]) -> str:
    runs: list[list[int]] = []
    for letter in sorted(letters):
        if runs and letter == runs[-1][1] + 1:
            runs[-1][1] = letter
        else:
            runs.append([letter, letter])
    return ", ".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in runs)


for name, source, letters in FILES:
    font = subset(Path(sys.argv[1]) / f"markazi-text-{source}-wght-normal.woff2", letters)
    path = Path(__file__).parent / f"{name}.woff2"
    font.save(path)
    print(name, path.stat().st_size, ranges(set(font.getBestCmap())))
