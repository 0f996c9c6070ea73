"""What is locked, which licences are allowed, what an audit says, and how a release is put together."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements/build.txt", "requirements/dev.txt")
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def _tool(name: str) -> Any:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def licences() -> Any:
    """The tool that checks licences."""
    pytest.importorskip("license_expression", reason="of the dependency group test; not installed")
    return _tool("check_licences")


@pytest.fixture(scope="module")
def release(licences: Any) -> Any:
    """The tool that makes a release."""
    pytest.importorskip("cyclonedx.validation.json", reason="of the dependency group build; not installed")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "tools")
        assert licences
        return _tool("release")


def _entries(path: str) -> list[str]:
    """The entries of a lock file, each a pin with its hashes."""
    return re.split(r"(?m)^(?=[a-z0-9])", (ROOT / path).read_text("utf-8"))[1:]


def _declared(locked: str) -> list[str]:
    """What the project asks for that a lock file is made of."""
    groups: dict[str, list[Any]] = PROJECT["dependency-groups"]
    project = PROJECT["project"]
    extras = [line for lines in project["optional-dependencies"].values() for line in lines]
    wanted = ["build"] if locked.endswith("build.txt") else ["dev", "fuzz"]
    lines = [] if "build" in wanted else [*project["dependencies"], *extras]
    while wanted:
        for line in groups.get(wanted.pop(), []):
            if isinstance(line, dict):
                wanted.append(line["include-group"])
            else:
                lines.append(line)
    return sorted({line for line in lines if not line.startswith("atomcorpus")})


class TestLocks:
    """The files in requirements/."""

    @pytest.mark.parametrize("path", LOCKS)
    def test_what_is_declared_is_locked(self, path: str) -> None:
        """Each requirement has a pin that satisfies it; else: python tools/lock.py."""
        pins = [Requirement(entry.partition(" \\")[0]) for entry in _entries(path)]
        versions: dict[str, list[Version]] = {}
        for pin in pins:
            versions.setdefault(canonicalize_name(pin.name), []).append(Version(str(pin.specifier)[2:]))
        for line in _declared(path):
            asked = Requirement(line)
            found = versions.get(canonicalize_name(asked.name), [])
            assert found, f"{line} is not in {path}"
            assert all(version in asked.specifier for version in found), line

    @pytest.mark.parametrize("path", LOCKS)
    def test_everything_has_a_hash(self, path: str) -> None:
        """Nothing is installed whose bytes are not known, and nothing from an address."""
        pin = re.compile(
            r"[a-z0-9.-]+(\[[a-z,-]+\])?==[^ \\]+( ; [^\\]+)? \\\n(    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+"
        )
        entries = _entries(path)
        assert len(entries) > 20
        assert [entry for entry in entries if not pin.match(entry)] == []
        assert "://" not in (ROOT / path).read_text("utf-8")

    def test_both_agree(self) -> None:
        """A package that is in both files has the same version in both."""
        first, second = ({entry.partition(" ")[0] for entry in _entries(path)} for path in LOCKS)
        names = {pin.partition("==")[0] for pin in first} & {pin.partition("==")[0] for pin in second}
        assert {pin for pin in first ^ second if pin.partition("==")[0] in names} == set()

    @pytest.mark.parametrize("path", LOCKS)
    def test_the_head_says_how_it_is_made(self, path: str) -> None:
        """The command stands at the top."""
        assert (ROOT / path).read_text("utf-8").splitlines()[1] == "#    python tools/lock.py"


class TestLicences:
    """What tools/check_licences.py says."""

    @pytest.mark.parametrize(
        ("expression", "field", "classifiers", "licence"),
        [
            pytest.param("MIT", "whatever", ["BSD License"], "MIT", id="expression"),
            pytest.param("", "BSD-3-Clause", ["BSD License"], "BSD-3-Clause", id="field"),
            pytest.param("", "Apache 2.0", [], "Apache-2.0", id="field with a name of its own"),
            pytest.param("", "Copyright (c)\nAll rights", ["MIT License"], "MIT", id="classifier"),
            pytest.param("", "", ["MIT License", "BSD License"], "LicenseRef-BSD AND MIT", id="two classifiers"),
            pytest.param("", "", ["MIT License", "Other"], "", id="a classifier that is not known"),
            pytest.param("", "", [], "", id="nothing"),
        ],
    )
    def test_where_it_stands(
        self, licences: Any, expression: str, field: str, classifiers: list[str], licence: str
    ) -> None:
        """The expression counts first, then the old field if it can be read, then all classifiers together."""
        assert licences.licence_of(expression, field, classifiers) == licence

    @pytest.mark.parametrize(
        ("licence", "allowed"),
        [
            ("MIT", True),
            ("GPL-3.0-only", False),
            ("MIT AND GPL-3.0-only", False),
            ("MIT OR GPL-3.0-only", True),
            ("(GPL-2.0-only OR MPL-2.0) AND Apache-2.0", True),
            ("Apache-2.0 WITH LLVM-exception", False),
            ("LicenseRef-Proprietary", False),
            ("", False),
        ],
    )
    def test_what_is_allowed(self, licences: Any, licence: str, allowed: bool) -> None:  # noqa: FBT001 - a case
        """One of what stands between OR has to be, all of what stands between AND, and nothing unknown is."""
        assert licences.is_allowed(licence) is allowed

    def test_all_that_users_install(self, licences: Any) -> None:
        """The core needs what it says and what that needs; extras are in only when they are asked for."""
        core = set(licences.runtime_packages("atomcorpus", extras=False))
        assert {"attrs", "cattrs", "msgspec", "python-dateutil", "rich", "pygments"} <= core
        assert not core & {"atomcorpus", "pyarrow", "hypothesis"}

    def test_the_core_is_allowed(self, licences: Any) -> None:
        """Every package that comes with the library by itself has a licence from the list."""
        packages = [licences.package_of(name) for name in licences.runtime_packages("atomcorpus", extras=False)]
        assert [package for package in packages if not licences.is_allowed(package.licence)] == []


class TestVulnerabilities:
    """What tools/check_vulnerabilities.py says."""

    def test_none_known(self) -> None:
        """All were asked about."""
        tool = _tool("check_vulnerabilities")
        answer = tool.read_answer(json.dumps({"dependencies": [{"name": "a", "version": "1", "vulns": []}]}), "")
        assert tool.told(answer) == "1 packages checked, 0 known vulnerabilities"

    def test_one_known(self) -> None:
        """It is named, with the version in which it is mended."""
        found = {"id": "PYSEC-1", "fix_versions": ["1.1", "2.0"]}
        package = {"name": "a", "version": "1", "vulns": [found]}
        tool = _tool("check_vulnerabilities")
        assert tool.read_answer(json.dumps({"dependencies": [package]}), "").vulnerable == [
            "a 1: PYSEC-1, mended in 1.1, 2.0"
        ]

    def test_what_was_skipped_is_not_checked(self) -> None:
        """pip-audit calls it a success when it could ask about nothing; here it is said."""
        tool = _tool("check_vulnerabilities")
        answer = tool.read_answer(json.dumps({"dependencies": [{"name": "a", "skip_reason": "no answer"}]}), "")
        assert tool.told(answer) == (
            "0 packages checked, 0 known vulnerabilities\nNOT CHECKED: 1, the first because of: a: no answer"
        )

    @pytest.mark.parametrize(
        ("errors", "reason"),
        [("Traceback\nConnectionError: no route\n", "ConnectionError: no route"), ("", "pip-audit said nothing")],
        ids=["a traceback", "silence"],
    )
    def test_no_answer(self, errors: str, reason: str) -> None:
        """Nor is silence, or an error, a success."""
        assert _tool("check_vulnerabilities").read_answer("", errors) == (0, [], [reason])

    def test_no_packages(self) -> None:
        """Nor an empty list."""
        assert _tool("check_vulnerabilities").read_answer('{"dependencies": []}', "").unchecked == [
            "no packages to ask about"
        ]


class TestRelease:
    """What tools/release.py does, but for the building, which takes half a minute and is done with every change."""

    def test_different_bytes_are_no_release(self, release: Any, tmp_path: Path) -> None:
        """What differs between two builds, or is in one of them only, is named."""
        for folder, files in {"one": {"a": b"1", "b": b"1"}, "other": {"a": b"1", "b": b"2", "c": b"3"}}.items():
            (tmp_path / folder).mkdir()
            for name, content in files.items():
                (tmp_path / folder / name).write_bytes(content)
        with pytest.raises(release.ReleaseError, match=r"^built twice, and not the same: b, c$"):
            release.compare(tmp_path / "one", tmp_path / "other")

    def test_sums(self, release: Any, tmp_path: Path) -> None:
        """A line a file, as sha256sum reads them."""
        (tmp_path / "b.whl").write_bytes(b"wheel")
        (tmp_path / "a.txt").write_bytes(b"text")
        lines = [
            f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in [("a.txt", b"text"), ("b.whl", b"wheel")]
        ]
        assert release.sums_of(tmp_path) == "".join(lines)

    def test_pins_of_the_core(self, release: Any, licences: Any) -> None:
        """What the wheel needs is taken from the lock, with its hashes and nothing else."""
        needed = licences.runtime_packages("atomcorpus", extras=False)
        pins = release.pins_of(needed, (ROOT / LOCKS[1]).read_text("utf-8"))
        assert re.findall(r"(?m)^([a-z0-9-]+)==", pins) == needed

    def test_what_is_not_locked(self, release: Any) -> None:
        """A package that the lock lacks is named."""
        with pytest.raises(release.ReleaseError, match=r"^not locked: b; run python tools/lock.py$"):
            release.pins_of(["a", "b"], "a==1 \\\n    --hash=sha256:0\n")

    def test_two_surroundings_differ_in_everything(self, release: Any) -> None:
        """Mode, time and every variable."""
        one, other = release.TWO_SURROUNDINGS
        assert (one.umask != other.umask, one.modified != other.modified) == (True, True)
        assert one.environment.keys() == other.environment.keys()
        assert all(one.environment[name] != other.environment[name] for name in one.environment)
