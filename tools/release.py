"""Make what a release consists of, in dist/: `python tools/release.py`.

    atomcorpus-….whl, atomcorpus-….tar.gz   built twice in different surroundings, with the same bytes
    atomcorpus-….cdx.json                   the wheel and what it needs, as CycloneDX 1.6
    licences.txt                            the licences of all that users install, extras included
    SHA256SUMS                              of these files

With --compiled there is one wheel more, of the same sources compiled for this machine (ten minutes, and a C compiler);
it has to read the sample articles to the same bytes as the other. For other machines there is cibuildwheel.

It is made of a commit, not of the work tree. Before come ten minutes of fuzzing, the licences, and the question whether
a vulnerability is known in what is locked; one fault and there is no dist/. Needs what `requirements/` locks, the
package installed, git, and the network for the question and for an environment with the wheel in it.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import venv
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.utils import canonicalize_name

from check_licences import is_allowed, package_of, report, runtime_packages

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements" / "dev.txt"
FUZZ_SECONDS = 600
STEPS = ("fuzz", "audit")


class Surroundings(NamedTuple):
    """What must not show in what is built."""

    umask: int
    modified: int  # seconds since 1970, of all source files
    environment: Mapping[str, str]


TWO_SURROUNDINGS = (
    Surroundings(0o022, 1_000_000_000, {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"}),
    Surroundings(0o077, 1_500_000_000, {"PYTHONHASHSEED": "1", "TZ": "Asia/Kathmandu", "LC_ALL": "C"}),
)


class ReleaseError(Exception):
    """Why there can be no release."""


def main() -> int:
    """Do all steps; status 1 at the first fault."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--commit", default="HEAD", help="what is released (default: %(default)s)")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="replaced as a whole (default: dist/)")
    parser.add_argument("--skip", action="append", choices=STEPS, default=[], help="no release without; for checks")
    parser.add_argument("--compiled", action="store_true", help="a compiled wheel for this machine as well")
    given = parser.parse_args()
    try:
        for step in STEPS:
            if step in given.skip:
                print(f"SKIPPED: {step}", flush=True)
            else:
                run_step(step)
        with tempfile.TemporaryDirectory() as folder:
            make(Path(folder), given.commit, given.out, is_compiled=given.compiled)
    except ReleaseError as error:
        print(f"no release: {error}", file=sys.stderr)
        return 1
    return 0


def run_step(step: str) -> None:
    """What has to pass before anything is made."""
    commands = {
        "fuzz": ["fuzz/run.py", "--seconds", str(FUZZ_SECONDS)],
        "audit": ["tools/check_vulnerabilities.py", "--strict"],
    }
    run(sys.executable, *commands[step], cwd=ROOT)


def make(folder: Path, commit: str, out: Path, *, is_compiled: bool = False) -> None:
    """Make all files in an empty folder, and move them into place."""
    made = [build(folder, number, commit) for number in range(len(TWO_SURROUNDINGS))]
    compare(*made)
    (wheel,) = made[0].glob("*.whl")
    (made[0] / "licences.txt").write_text(licences(wheel), "utf-8")
    bill = wheel.with_name("-".join(wheel.name.split("-")[:2]) + ".cdx.json")
    bill.write_text(bill_of_materials(wheel, folder), "utf-8")
    if is_compiled:
        compile_wheel(wheel, folder)
    sums = sums_of(made[0])
    (made[0] / "SHA256SUMS").write_text(sums, "utf-8")
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(made[0], out)
    print(f"{sums}in {out}")


# --- Wheel and source archive -----------------------------------------------------------------------------------------
def build(folder: Path, number: int, commit: str) -> Path:
    """Build a commit in one of the surroundings; the folder with wheel and source archive."""
    umask, modified, environment = TWO_SURROUNDINGS[number]
    source, out = folder / f"source-{number}", folder / f"built-{number}"
    archive = git("archive", commit)
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        tar.extractall(source, filter="data")
    for path in source.rglob("*"):
        path.chmod((0o777 if path.is_dir() else 0o666) & ~umask)
        os.utime(path, (modified, modified))
    seconds = git("show", "--no-patch", "--format=%ct", f"{commit}^{{commit}}").decode().strip()
    variables = {**os.environ, **environment, "SOURCE_DATE_EPOCH": seconds}
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), cwd=source, umask=umask, env=variables)
    return out


def compare(one: Path, other: Path) -> None:
    """Whether two folders have the same files.

    Raises:
        ReleaseError: If not.
    """
    first, second = ({path.name: path.read_bytes() for path in folder.iterdir()} for folder in (one, other))
    if different := sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name)):
        raise ReleaseError(f"built twice, and not the same: {', '.join(different)}")
    print(f"built twice, the same bytes: {', '.join(sorted(first))}", flush=True)


def sums_of(folder: Path) -> str:
    """Digests of the files of a folder, as `sha256sum --check` reads them."""
    files = sorted(folder.iterdir())
    return "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files)


def compile_wheel(wheel: Path, folder: Path) -> None:
    """Build the wheel that is compiled, beside the other one, of the same files.

    Raises:
        ReleaseError: If it reads the sample articles in another way.
    """
    source, out = folder / "source-0", folder / "compiled"
    variables = {**os.environ, "HATCH_BUILD_HOOK_ENABLE_CUSTOM": "1"}
    run(sys.executable, "-m", "build", "--wheel", "--outdir", str(out), cwd=source, env=variables)
    (made,) = out.glob("*.whl")
    one, other = (samples_as_read(path, folder) for path in (wheel, made))
    if one != other:
        raise ReleaseError(f"{made.name} does not read the sample articles as {wheel.name} does")
    print(f"compiled, and the same records: {made.name}", flush=True)
    shutil.copy2(made, wheel.parent)


def samples_as_read(wheel: Path, folder: Path) -> bytes:
    """What a wheel makes of the sample articles, as JSON Lines, in the environment of the bill of materials."""
    python, out = python_of(folder / "environment"), folder / f"{wheel.stem}.jsonl"
    install = (sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps")
    run(*install, "--no-index", "--force-reinstall", str(wheel))
    run(str(python), "-I", "-m", "atomcorpus", "parse", "examples/articles", "-o", str(out), cwd=folder / "source-0")
    return out.read_bytes()


def python_of(environment: Path) -> Path:
    """The interpreter of a virtual environment."""
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


# --- What comes with it -----------------------------------------------------------------------------------------------
def licences(wheel: Path) -> str:
    """The list of licences.

    Raises:
        ReleaseError: If one is not allowed, or another version of the package is installed than was built.
    """
    name, built = wheel.name.split("-")[:2]
    if version(name) != built:
        raise ReleaseError(f"{name} {version(name)} is installed, and {built} was built")
    packages = [package_of(package) for package in runtime_packages(name)]
    if refused := [package.name for package in packages if not is_allowed(package.licence)]:
        raise ReleaseError(f"licences that are not allowed: {', '.join(refused)}; see tools/check_licences.py")
    print(f"licences of {len(packages)} packages, all allowed", flush=True)
    return report(packages)


def bill_of_materials(wheel: Path, folder: Path) -> str:
    """A CycloneDX document of the wheel and its dependencies without extras, as locked; checked against the schema.

    Raises:
        ReleaseError: If it is not valid, or does not have just these packages.
    """
    name, built = wheel.name.split("-")[:2]
    needed = runtime_packages(name, extras=False)
    pins = folder / "pins.txt"
    pins.write_text(pins_of(needed, LOCK.read_text("utf-8")), "utf-8")
    environment = folder / "environment"
    venv.create(environment, with_pip=False)
    python = python_of(environment)
    install = (sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps")
    run(*install, "--require-hashes", "--requirement", str(pins))
    run(*install, "--no-index", "--find-links", str(wheel.parent), f"{name}=={built}")
    made, project = folder / "bill.json", folder / "source-0" / "pyproject.toml"
    about = ("--pyproject", str(project), "--mc-type", "library", "--output-reproducible", "--output-file", str(made))
    run(sys.executable, "-m", "cyclonedx_py", "environment", *about, str(python))

    document = json.loads(made.read_text("utf-8"))
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    document["metadata"]["component"] |= {
        "purl": f"pkg:pypi/{name}@{built}",
        "hashes": [{"alg": "SHA-256", "content": digest}],
    }
    text = json.dumps(document, indent=2, sort_keys=True) + "\n"
    if fault := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        raise ReleaseError(f"the bill of materials is not valid: {fault}")
    listed = sorted(canonicalize_name(component["name"]) for component in document["components"])
    if listed != needed:
        raise ReleaseError(f"the bill of materials lists {', '.join(listed)}, and needed are {', '.join(needed)}")
    print(f"bill of materials: {', '.join(listed)}", flush=True)
    return text


def pins_of(names: Iterable[str], lock: str) -> str:
    """The entries of some packages in a lock file, with their hashes.

    Raises:
        ReleaseError: If one is not there.
    """
    entries = {entry.partition("==")[0]: entry for entry in re.split(r"(?m)^(?=[a-z0-9])", lock) if "==" in entry}
    if missing := sorted(set(names) - entries.keys()):
        raise ReleaseError(f"not locked: {', '.join(missing)}; run python tools/lock.py")
    return "".join(entries[name] for name in names)


def git(*arguments: str) -> bytes:
    """What git prints."""
    done = subprocess.run(["git", *arguments], check=False, capture_output=True, cwd=ROOT)  # noqa: S603, S607 - ours
    if done.returncode:
        raise ReleaseError(done.stderr.decode(errors="replace").strip())
    return done.stdout


def run(*command: str, cwd: Path | None = None, umask: int = -1, env: Mapping[str, str] | None = None) -> None:
    """Run a command that prints for itself only when it fails, or is ours."""
    quiet = "-m" in command
    done = subprocess.run(  # noqa: S603 - ours
        command,
        check=False,
        cwd=cwd,
        umask=umask,
        env=env,
        text=True,
        stdout=subprocess.PIPE if quiet else None,
        stderr=subprocess.STDOUT if quiet else None,
    )
    if done.returncode:
        print(done.stdout or "", file=sys.stderr)
        raise ReleaseError(f"{' '.join(command[1:4])} ended with status {done.returncode}")


if __name__ == "__main__":
    sys.exit(main())
