"""Take the picture of a report that the README shows; with `--check`, only say whether the report has changed since.

    python tools/take_picture.py [--check]

Taking it needs selenium, Chromium and its driver; checking needs nothing. Not pixels are compared, which depend on the
fonts of a machine, but what the page said when the picture was taken.
"""

from __future__ import annotations

import argparse
import base64
import contextlib
import hashlib
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from atomcorpus import Corpus
from atomcorpus.report import report_html

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "report.png"
DIGEST = ROOT / "docs" / "report.png.sha256"
FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars")
PLACE = "#article?n=6&citation=3"  # an article opened at a statement, beside the list
SIZE = {"width": 1280, "height": 900, "deviceScaleFactor": 1, "mobile": False}
PART = {"x": 0, "y": 0, "width": 1280, "height": 1860, "scale": 1}  # the first screen and the explorer under it
PATIENCE = 20  # seconds
FOREIGN = re.compile(r'(?<=<script type="application/octet-stream") id="\w+">[^<]*')
"""What another library packs, and another version of it may pack in another way."""


def main() -> int:
    """Take the picture, or compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; status 1 if the report has changed")
    arguments = parser.parse_args()
    page = made_page()
    digest = hashlib.sha256(FOREIGN.sub("", page).encode()).hexdigest() + "\n"
    if arguments.check:
        current = PICTURE.exists() and DIGEST.exists() and DIGEST.read_text(encoding="utf-8") == digest
        print("current" if current else "docs/report.png is old: run python tools/take_picture.py")
        return 0 if current else 1
    PICTURE.write_bytes(picture_of(page))
    DIGEST.write_text(digest, encoding="utf-8")
    return 0


def made_page() -> str:
    """The report on the sample articles."""
    with contextlib.chdir(ROOT):
        return report_html(Corpus.read("examples/articles"), title="Ten sample articles")


def picture_of(page: str) -> bytes:
    """A PNG of the upper part of a report, with an article open in it, in the light colours."""
    with tempfile.TemporaryDirectory() as folder, contextlib.closing(Window(folder)) as window:
        path = Path(folder) / "report.html"
        path.write_text(page, encoding="utf-8")
        window.open(path.as_uri() + PLACE)
        return window.picture()


class Window:
    """A browser that nobody sees, as large in all places."""

    def __init__(self, folder: str) -> None:
        from selenium import webdriver  # noqa: PLC0415 - not needed to check

        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium") or ""
        for flag in (*FLAGS, f"--user-data-dir={folder}/profile"):
            options.add_argument(flag)
        service = webdriver.ChromeService(shutil.which("chromedriver"))
        self.driver: Any = webdriver.Chrome(options=options, service=service)
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", SIZE)
        light = [{"name": "prefers-color-scheme", "value": "light"}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": light})

    def open(self, address: str) -> None:
        """Open a report at a place and wait until that is marked."""
        self.driver.get(address)
        end = time.monotonic() + PATIENCE
        while not self.driver.execute_script("return document.querySelector('.target') !== null"):
            if time.monotonic() > end:
                raise TimeoutError(address)
            time.sleep(0.05)

    def picture(self) -> bytes:
        """The upper part of the page as PNG."""
        options = {"format": "png", "clip": PART, "captureBeyondViewport": True}
        return base64.b64decode(self.driver.execute_cdp_cmd("Page.captureScreenshot", options)["data"])

    def close(self) -> None:
        """End the browser."""
        self.driver.quit()


if __name__ == "__main__":
    sys.exit(main())
