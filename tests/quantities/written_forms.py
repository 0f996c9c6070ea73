"""Quantities as they are written, with the right answer by construction: templates times fillers.

A case is a string that is one quantity with its bounds, what it measures, its least and greatest value and its unit. No
case is debatable: what two careful readers could read in two ways is left out.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from atomcorpus import QuantityKind

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["CASES", "Form"]

MONEY, SHARE, COUNT, DURATION, MEASURE, FACTOR = QuantityKind
K, M, B, T = (Decimal(10) ** power for power in (3, 6, 9, 12))


class Form(NamedTuple):
    """One way to write a quantity, and what it is."""

    text: str
    kind: QuantityKind
    low: Decimal | None
    high: Decimal | None
    unit: str | None


def same(text: str, kind: QuantityKind, value: str | int | Decimal, unit: str | None) -> Form:
    """A form with one value."""
    return Form(text, kind, Decimal(value), Decimal(value), unit)


def grouped(value: int) -> str:
    """Digits with commas."""
    return f"{value:,}"


_SIGNS = {
    "$": "USD",
    "US$": "USD",
    "C$": "CAD",
    "A$": "AUD",
    "HK$": "HKD",
    "NT$": "TWD",
    "S$": "SGD",
    "R$": "BRL",
    "€": "EUR",
    "£": "GBP",
    "₹": "INR",
    "₩": "KRW",
    "CN¥": "CNY",
    "NZ$": "NZD",
    "₺": "TRY",
    "₪": "ILS",
}
_SIGNS_APART = {"RMB ": "CNY", "USD ": "USD", "EUR ": "EUR", "CHF ": "CHF", "Rs ": "INR", "SEK ": "SEK", "AED ": "AED"}
_MONEY_WORDS = {
    "dollars": "USD",
    "US dollars": "USD",
    "Canadian dollars": "CAD",
    "euros": "EUR",
    "yuan": "CNY",
    "rupees": "INR",
    "yen": "JPY",
    "pounds": "GBP",
    "won": "KRW",
    "Swiss francs": "CHF",
    "renminbi": "CNY",
    "Hong Kong dollars": "HKD",
    "Australian dollars": "AUD",
    "dirhams": "AED",
    "USD": "USD",
    "baht": "THB",
    "shekels": "ILS",
    "kronor": "SEK",
}
_SCALES = {
    "bn": B,
    " billion": B,
    "m": M,
    " million": M,
    "tn": T,
    " trillion": T,
    "B": B,
    "M": M,
    "K": K,
    "k": K,
    "T": T,
}


def money() -> Iterator[Form]:
    """Amounts: signs, codes and words of currencies with scales in letters and words."""
    for sign, code in (_SIGNS | _SIGNS_APART).items():
        yield same(f"{sign}1.4bn", MONEY, Decimal("1.4") * B, code)
        yield same(f"{sign}25 million", MONEY, 25 * M, code)
        yield same(f"{sign}{grouped(1250)}", MONEY, 1250, code)
    for scale, value in _SCALES.items():
        yield same(f"$3.75{scale}", MONEY, Decimal("3.75") * value, "USD")
        yield same(f"€60{scale}", MONEY, 60 * value, "EUR")
        yield Form(f"$200{scale}+", MONEY, 200 * value, None, "USD")
    for words, code in _MONEY_WORDS.items():
        yield same(f"2 million {words}", MONEY, 2 * M, code)
        yield same(f"33.4 billion {words}", MONEY, Decimal("33.4") * B, code)
        yield same(f"five million {words}", MONEY, 5 * M, code)
        yield Form(f"tens of millions of {words}", MONEY, 10 * M, 100 * M, code)
    yield same("50 cents", MONEY, "0.5", "USD")
    yield same("75¢", MONEY, "0.75", "USD")
    yield same("80 pence", MONEY, "0.8", "GBP")
    yield same("$0.27", MONEY, "0.27", "USD")
    yield same("$.50", MONEY, "0.5", "USD")
    yield same("$1,234,567.89", MONEY, "1234567.89", "USD")
    yield same("1.5 lakh crore rupees", MONEY, Decimal("1.5") * T, "INR")
    yield same("₹1,50,000", MONEY, 150_000, "INR")
    yield same("₹20 crore", MONEY, 20 * 10**7, "INR")
    yield same("Rs. 5 lakh", MONEY, 500_000, "INR")
    yield same("half a billion dollars", MONEY, B / 2, "USD")
    yield same("a hundred million euros", MONEY, 100 * M, "EUR")
    yield same("a 20-million-dollar", MONEY, 20 * M, "USD")
    yield same("one trillion dollars", MONEY, T, "USD")
    yield same("two and a half million dollars", MONEY, Decimal("2.5") * M, "USD")
    yield Form("billions of dollars", MONEY, B, None, "USD")
    yield Form("hundreds of billions of euros", MONEY, 100 * B, 1000 * B, "EUR")
    yield Form("hundreds of thousands of dollars", MONEY, 100 * K, 1000 * K, "USD")
    yield same("-$40 million", MONEY, -40 * M, "USD")


def money_ranges() -> Iterator[Form]:
    """Ranges of money, the scale or the sign written once or twice."""
    for sign, code in {"$": "USD", "€": "EUR", "£": "GBP", "US$": "USD"}.items():
        for scale, value in {" billion": B, "bn": B, " million": M, "m": M}.items():
            for text in (
                *(
                    f"{sign}2–3{scale}",
                    f"{sign}2-3{scale}",
                    f"{sign}2{scale}–{sign}3{scale}",
                    f"{sign}2–{sign}3{scale}",
                ),
                *(f"{sign}2 to {sign}3{scale}", f"between {sign}2{scale} and {sign}3{scale}"),
            ):
                yield Form(text, MONEY, 2 * value, 3 * value, code)
    yield Form("2 to 3 billion dollars", MONEY, 2 * B, 3 * B, "USD")
    yield Form("between 5 and 10 million euros", MONEY, 5 * M, 10 * M, "EUR")
    yield Form("$500,000 to $1 million", MONEY, 500 * K, M, "USD")
    yield Form("$15-20", MONEY, Decimal(15), Decimal(20), "USD")


_PER_CENT = ("%", " %", " percent", " per cent", "-percent")
_POINTS = (" percentage points", " percentage point", " percent points", "-percentage-point")


def shares() -> Iterator[Form]:
    """Shares: signs, words, fractions, parts of groups."""
    for number in ("12", "0.5", "99.9", "100", "7"):
        for unit in _PER_CENT:
            yield same(f"{number}{unit}", SHARE, number, "percent")
    for number in ("3", "17.5"):
        for unit in _POINTS:
            yield same(f"{number}{unit}", SHARE, number, "points")
    yield same("25 basis points", SHARE, "0.25", "points")
    for words, number_of in {
        "five": 5,
        "twenty": 20,
        "forty-two": 42,
        "ninety": 90,
        "one": 1,
        "one hundred": 100,
    }.items():
        yield same(f"{words} percent", SHARE, number_of, "percent")
        yield same(f"{words} per cent", SHARE, number_of, "percent")
    yield same("three percentage points", SHARE, 3, "points")
    for text in (
        "18–20%",
        "18-20 %",
        "18 to 20 percent",
        "18% to 20%",
        "between 18% and 20%",
        "18%–20%",
        "18 % to 20 %",
    ):
        yield Form(text, SHARE, Decimal(18), Decimal(20), "percent")
    yield Form("three to five percentage points", SHARE, Decimal(3), Decimal(5), "points")
    for text, value in {
        "half": "50",
        "a third": "33.33",
        "one third": "33.33",
        "one-third": "33.33",
        "two thirds": "66.67",
        "two-thirds": "66.67",
        "three quarters": "75",
        "three-quarters": "75",
        "a quarter": "25",
        "one quarter": "25",
        "a fifth": "20",
        "two fifths": "40",
        "three-fifths": "60",
        "a tenth": "10",
        "nine tenths": "90",
        "one in five": "20",
        "one in ten": "10",
        "three in four": "75",
        "nine out of ten": "90",
        "9 out of 10": "90",
        "1 in 4": "25",
        "two in three": "66.67",
        "one out of three": "33.33",
        "7 in 10": "70",
        "4 out of 5": "80",
    }.items():
        yield same(text, SHARE, value, "percent")
    yield same("-3.5%", SHARE, "-3.5", "percent")


_NOUNS = {
    "parameters": "parameter",
    "tokens": "token",
    "GPUs": "GPU",
    "users": "user",
    "companies": "company",
    "leading-edge chips": "chip",
    "active parameters": "parameter",
    "generative AI models": "model",
    "people": "person",
    "new customers": "customer",
    "lines of code": "line",
    "data centers": "center",
    "countries": "country",
    "universities": "university",
    "databases": "database",
    "analyses": "analysis",
    "open-weight releases": "release",
    "women": "woman",
    "batches": "batch",
    "H100s": "H100",
    "employees": "employee",
}
_NUMBERS = {
    "500": "500",
    "20,000": "20000",
    "1,234,567": "1234567",
    "12 million": "12000000",
    "1.2 million": "1200000",
    "37B": "37000000000",
    "14.8T": "14800000000000",
    "350M": "350000000",
    "64k": "64000",
    "three dozen": "36",
    "two hundred and fifty": "250",
    "twenty-four": "24",
    "half a million": "500000",
    "one million": "1000000",
    "120 billion": "120000000000",
    "seventeen": "17",
    "two thousand": "2000",
    "20 000": "20000",
    "1,50,000": "150000",
}


def counts() -> Iterator[Form]:
    """Counts: every way to write a number, every sort of noun."""
    for text, value in _NUMBERS.items():
        for noun, unit in (("tokens", "token"), ("new customers", "customer"), ("companies", "company")):
            yield same(f"{text} {noun}", COUNT, value, unit)
    for noun, unit in _NOUNS.items():
        end = noun.partition(" of ")[0]
        yield same(f"500 {end}", COUNT, 500, unit)
        yield Form(f"10,000+ {end}", COUNT, Decimal(10_000), None, unit)
        yield Form(f"tens of thousands of {end}", COUNT, 10 * K, 100 * K, unit)
        yield Form(f"20 to 30 {end}", COUNT, Decimal(20), Decimal(30), unit)
    for several, low, high in (
        *(("dozens", Decimal(24), None), ("hundreds", Decimal(100), Decimal(1000)), ("thousands", K, None)),
        *(("millions", M, None), ("billions", B, None), ("tens of millions", 10 * M, 100 * M)),
        *(("hundreds of thousands", 100 * K, 1000 * K), ("hundreds of millions", 100 * M, 1000 * M)),
        ("tens of billions", 10 * B, 100 * B),
    ):
        yield Form(f"{several} of developers", COUNT, low, high, "developer")
    yield Form("3.4+ million exchanges", COUNT, Decimal("3.4") * M, None, "exchange")
    yield Form("100-plus models", COUNT, Decimal(100), None, "model")
    yield Form("128k–256k tokens", COUNT, 128 * K, 256 * K, "token")
    yield Form("0.6 billion to 235 billion parameters", COUNT, Decimal("0.6") * B, 235 * B, "parameter")
    yield Form("two or three models", COUNT, Decimal(2), Decimal(3), "model")
    yield Form("between 5 and 10 labs", COUNT, Decimal(5), Decimal(10), "lab")
    yield Form("five to seven labs", COUNT, Decimal(5), Decimal(7), "lab")
    yield same("a 70-billion-parameter", COUNT, 70 * B, "parameter")
    yield same("a 12-person", COUNT, 12, "person")
    yield same("a 128K-token", COUNT, 128 * K, "token")
    yield same("70B", COUNT, 70 * B, "parameter")


_DURATIONS = {
    "years": ("year", 1),
    "months": ("month", 1),
    "weeks": ("week", 1),
    "days": ("day", 1),
    "hours": ("hour", 1),
    "minutes": ("minute", 1),
    "seconds": ("second", 1),
    "decades": ("year", 10),
    "quarters": ("month", 3),
    "hrs": ("hour", 1),
    "mins": ("minute", 1),
    "secs": ("second", 1),
    "yrs": ("year", 1),
    "fortnights": ("week", 2),
}


def durations() -> Iterator[Form]:
    """Durations: digits, words, adjectives and ranges."""
    for word, (unit, factor) in _DURATIONS.items():
        yield same(f"18 {word}", DURATION, 18 * factor, unit)
        yield same(f"four {word}", DURATION, 4 * factor, unit)
        yield same(f"two and a half {word}", DURATION, Decimal("2.5") * factor, unit)
        yield Form(f"3 to 5 {word}", DURATION, Decimal(3 * factor), Decimal(5 * factor), unit)
        yield Form(f"3–5 {word}", DURATION, Decimal(3 * factor), Decimal(5 * factor), unit)
        yield Form(f"3 {word} to 5 {word}", DURATION, Decimal(3 * factor), Decimal(5 * factor), unit)
        yield Form(f"between 3 and 5 {word}", DURATION, Decimal(3 * factor), Decimal(5 * factor), unit)
    for word in ("year", "month", "week", "day", "hour", "minute", "second"):
        yield same(f"18-{word}", DURATION, 18, word)
        yield same(f"five-{word}", DURATION, 5, word)
        yield same(f"30 {word}", DURATION, 30, word)
    for word in ("year", "month", "week", "hour", "minute"):
        yield same(f"one {word}", DURATION, 1, word)
    yield same("twenty-four hours", DURATION, 24, "hour")
    yield same("half an hour", DURATION, "0.5", "hour")
    yield same("half a century", DURATION, 50, "year")
    yield same("34min", DURATION, 34, "minute")
    yield same("24h", DURATION, 24, "hour")
    yield same("1.5s", DURATION, "1.5", "second")


_SYMBOLS = (
    *(
        "GW",
        "MW",
        "kW",
        "kWh",
        "TWh",
        "GB",
        "TB",
        "PB",
        "MB",
        "KB",
        "GiB",
        "Gbps",
        "GB/s",
        "TB/s",
        "FLOPs",
        "FLOPS",
        "TFLOPS",
    ),
    *(
        "PFLOPS",
        "GHz",
        "MHz",
        "kHz",
        "Hz",
        "nm",
        "mm",
        "cm",
        "km",
        "kg",
        "mg",
        "ms",
        "µs",
        "ns",
        "mph",
        "fps",
        "FPS",
        "°C",
    ),
    *("m²", "km²", "sq ft", "kV", "mAh", "dB", "hp", "lbs", "ft", "rpm"),
)
_UNIT_WORDS = {
    "gigawatts": "gigawatt",
    "kilowatt hours": "kilowatt hour",
    "gigabytes": "gigabyte",
    "square feet": "square foot",
    "miles": "mile",
    "degrees": "degree",
    "tons": "ton",
    "kilometers": "kilometer",
    "metres": "metre",
    "acres": "acre",
    "petaflops": "petaflop",
    "exaflops": "exaflop",
    "milliseconds": "millisecond",
    "nanometers": "nanometer",
    "miles per hour": "mile per hour",
    "square kilometres": "square kilometre",
    "degrees Celsius": "degree Celsius",
    "litres": "litre",
    "gallons": "gallon",
    "bits": "bit",
    "inches": "inch",
    "pounds": "pound",
    "GPU hours": "GPU hour",
}


def measures() -> Iterator[Form]:
    """Measures: symbols beside digits and apart, words, powers of ten."""
    for symbol in _SYMBOLS:
        yield same(f"80 {symbol}", MEASURE, 80, symbol)
        if symbol != "sq ft":
            yield same(f"2.5{symbol}", MEASURE, "2.5", symbol)
    for word, unit in _UNIT_WORDS.items():
        yield same(f"80 {word}", MEASURE, 80, unit)
        yield (
            same(f"1.5 million {word}", MEASURE, Decimal("1.5") * M, unit)
            if word != "pounds"
            else same("60 pounds", MEASURE, 60, unit)
        )
    for text in ("10^26 FLOPs", "1e26 FLOPs", "1 × 10^26 FLOPs", "10²⁶ FLOPs", "10^{26} FLOPs", "1 x 10^26 FLOPs"):
        yield same(text, MEASURE, Decimal(10) ** 26, "FLOPs")
    for text in ("3e25 FLOP", "3 × 10^25 FLOP", "3x10^25 FLOP", "3.0E25 FLOP", "3·10²⁵ FLOP"):
        yield same(text, MEASURE, 3 * Decimal(10) ** 25, "FLOP")
    yield same("a 7-nm", MEASURE, 7, "nm")
    yield same("a 360-degree", MEASURE, 360, "degree")
    yield same("a 120-ton", MEASURE, 120, "ton")
    yield Form("1–2 GW", MEASURE, Decimal(1), Decimal(2), "GW")
    for text in ("3 nm to 5 nm", "3nm–5nm", "3nm to 5nm", "between 3 nm and 5 nm", "between 3 and 5 nm", "3-5 nm"):
        yield Form(text, MEASURE, Decimal(3), Decimal(5), "nm")
    yield Form("5 to 10 ms", MEASURE, Decimal(5), Decimal(10), "ms")
    yield same("-40 °C", MEASURE, -40, "°C")


def factors() -> Iterator[Form]:
    """Factors: signs, words, folds, ranges."""
    for number in ("10", "1.5", "100", "2"):
        for sign in ("x", "×", "X"):
            yield same(f"{number}{sign}", FACTOR, number, "times")
        yield same(f"{number} times", FACTOR, number, "times")
        yield same(f"{number}-fold", FACTOR, number, "times")
    for word, value in {"two": 2, "three": 3, "five": 5, "ten": 10, "twenty": 20}.items():
        yield same(f"{word} times", FACTOR, value, "times")
        yield same(f"{word}-fold", FACTOR, value, "times")
        yield same(f"{word}fold", FACTOR, value, "times")
    yield same("twice", FACTOR, 2, "times")
    yield same("double", FACTOR, 2, "times")
    yield same("triple", FACTOR, 3, "times")
    for text in ("60–85×", "60-85x", "60 to 85 times", "60x–85x"):
        yield Form(text, FACTOR, Decimal(60), Decimal(85), "times")


_LEAST = (
    "more than",
    "over",
    "at least",
    "above",
    "upwards of",
    "in excess of",
    "no fewer than",
    "well over",
    "no less than",
)
_MOST = ("up to", "less than", "under", "fewer than", "below", "at most", "no more than", "as many as", "not more than")
_BOUNDED = (
    *(("500 firms", COUNT, Decimal(500), "firm"), ("$5 billion", MONEY, 5 * B, "USD")),
    *(("80%", SHARE, Decimal(80), "percent"), ("10^26 FLOPs", MEASURE, Decimal(10) ** 26, "FLOPs")),
)


def bounds() -> Iterator[Form]:
    """Bounds in the words before and behind."""
    for text, kind, value, unit in _BOUNDED:
        for words in _LEAST:
            yield Form(f"{words} {text}", kind, value, None, unit)
        for words in _MOST:
            yield Form(f"{words} {text}", kind, None, value, unit)
        for words in ("about", "roughly", "nearly", "almost", "around", "approximately"):
            yield Form(f"{words} {text}", kind, value, value, unit)
        yield Form(f"{text} or more", kind, value, None, unit)
        yield Form(f"{text} or less", kind, None, value, unit)
        yield Form(f"more than about {text}", kind, value, None, unit)
        yield Form(f">{text}", kind, value, None, unit)
        yield Form(f"~{text}", kind, value, value, unit)


CASES = tuple(chain(money(), money_ranges(), shares(), counts(), durations(), measures(), factors(), bounds()))
