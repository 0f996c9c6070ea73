"""The grammar of model names: what each convention gives, what it refuses, and its laws."""

from __future__ import annotations

import csv
import importlib.util
import json
import pickle
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus.errors import ParseError, ValidationError
from atomcorpus.model_names import (
    FAMILY_NAMES,
    VARIANTS,
    ModelName,
    is_date_stamp,
    is_quantization,
    is_size,
    is_variant,
    is_version,
    parse_model_name,
)

ROOT = Path(__file__).parents[1]
CASES = ROOT.parent / "shared" / "eval" / "names" / "dev.jsonl"
BILLION = 10**9

words = st.one_of(
    st.sampled_from(sorted(VARIANTS)),
    st.sampled_from(sorted(FAMILY_NAMES)),
    st.sampled_from(
        ["7B", "A22B", "8x7B", "16E", "128k", "350M", "1T", "2507", "v0.1", "3.1", "R1", "Q4_K_M", "FP8", "AWQ"]
    ),
    st.from_regex(r"[A-Za-z]{1,8}[0-9]{0,3}(\.[0-9])?", fullmatch=True),
)
name_like = st.one_of(
    st.lists(words, min_size=1, max_size=12).flatmap(
        lambda chosen: st.sampled_from(["-", " ", "_", "/", ".", ":"]).map(lambda mark: mark.join(chosen))
    ),
    st.text(alphabet="abemqrtvxABEKMQT0123456789.-_/: @+'×", max_size=300),
    st.text(max_size=40),
)

if TYPE_CHECKING:
    from tests.conftest import CallsOf


def said(text: str) -> dict[str, Any]:
    """What a name says, without the text and what it leaves open."""
    return {
        key: value
        for key, value in attrs.asdict(parse_model_name(text)).items()
        if key != "text" and value not in (None, ())
    }


def field_of(text: str, field: str) -> Any:
    """One field of a name."""
    return getattr(parse_model_name(text), field)


class TestWholeNames:
    """Names in which every word counts."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (
                "Qwen/Qwen3-235B-A22B-Instruct-2507-FP8",
                {
                    "organization": "Qwen",
                    "family": "qwen",
                    "version": "3",
                    "total_parameters": 235 * BILLION,
                    "active_parameters": 22 * BILLION,
                    "variants": ("instruct",),
                    "date_stamp": "2507",
                    "quantization": "fp8",
                },
            ),
            (
                "Zephyrion-2-70B-A9B-Thinking-0914-NVFP4",
                {
                    "family": "Zephyrion",
                    "version": "2",
                    "total_parameters": 70 * BILLION,
                    "active_parameters": 9 * BILLION,
                    "variants": ("thinking",),
                    "date_stamp": "0914",
                    "quantization": "nvfp4",
                },
            ),
            (
                "OpenAI's gpt-oss-120b",
                {"organization": "OpenAI", "family": "gpt-oss", "total_parameters": 120 * BILLION},
            ),
            (
                "us.anthropic.claude-3-5-sonnet-20241022-v2:0",
                {
                    "organization": "anthropic",
                    "family": "claude",
                    "version": "3.5",
                    "variants": ("sonnet",),
                    "date_stamp": "20241022",
                    "rest": ("us", "v2:0"),
                },
            ),
            (
                "microsoft/bitnet-b1.58-2B-4T",
                {
                    "organization": "microsoft",
                    "family": "bitnet",
                    "version": "b1.58",
                    "total_parameters": 2 * BILLION,
                    "training_tokens": 4000 * BILLION,
                },
            ),
            (
                "TheBloke/Llama-2-7B-Chat-GGUF/llama-2-7b-chat.Q5_K_S.gguf",
                {
                    "organization": "TheBloke",
                    "family": "llama",
                    "version": "2",
                    "total_parameters": 7 * BILLION,
                    "variants": ("chat",),
                    "quantization": "gguf-q5_k_s",
                },
            ),
            ("Mixtral 8×7B", {"family": "mixtral", "experts": 8}),
            ("o3-mini", {"family": "o-series", "version": "o3", "variants": ("mini",)}),
            ("Sonnet 4", {"version": "4", "variants": ("sonnet",)}),
            ("Command R+", {"family": "command", "rest": ("R+",)}),
        ],
    )
    def test_says_what_the_name_says(self, text: str, expected: dict[str, Any]) -> None:
        """Each word goes to its field, and what has none to the rest."""
        assert said(text) == expected


class TestFamily:
    """Whose name it is."""

    @pytest.mark.parametrize(
        ("text", "family", "base"),
        [
            ("Hermes-3-Llama-3.1-8B", "hermes", "Llama-3.1"),
            ("Llama-3.1-Tulu-3-8B", "tulu", "Llama-3.1"),
            ("Llama-3_3-Nemotron-Super-49B-v1", "nemotron", "Llama-3_3"),
            ("DeepSeek-R1-Distill-Qwen-14B", "deepseek", "Qwen"),
            ("R1-Distill-Llama-70B", None, "Llama"),
            ("Zephyrion-Distill-Qwen2.5-7B", "Zephyrion", "Qwen2.5"),
            ("Zephyrion-Llama-3-8B", "Zephyrion", "Llama-3"),
            ("Zephyrion-7B-Qwen2", "Zephyrion", "Qwen2"),
            ("Llama-3.1-Zephyrion-8B", "Zephyrion", "Llama-3.1"),
            ("Llama-4-Maverick-17B-128E-Eagle3", "llama", None),
            ("AceReason-Nemotron-1.1-7B", "nemotron", None),
            ("mistralai/Mamba-Codestral-7B-v0.1", "codestral", None),
            ("openchinese-model", "openchinese-model", None),
            ("Mistral AI Mixtral 8x22B", "mixtral", None),
        ],
    )
    def test_is_the_publishers_own_line(self, text: str, family: str | None, base: str | None) -> None:
        """Of several brands the publisher's wins; the foundation is the base."""
        name = parse_model_name(text)
        assert (name.family, name.base) == (family, base)

    @pytest.mark.parametrize(
        ("text", "family"),
        [
            ("Code Llama 34B", "code-llama"),
            ("CodeLlama-34b", "code-llama"),
            ("gpt oss 20b", "gpt-oss"),
            ("Smol LM2 135M", "smollm"),
            ("CodeQwen1.5-7B", "qwen"),
            ("HunyuanOCR", "hunyuan"),
            ("google/dreamgemma-2b", "gemma"),
            ("acme/dreamgemma-2b", "dreamgemma"),
            ("Tülu 3", "tulu"),
            ("通义千问2.5", "qwen"),
            ("Prompter-7B", "Prompter"),
            ("bartowski/Qwen_Qwen3-8B", "qwen"),
            ("DeepSeek's R1", "deepseek"),
            ("Acme Zephyrion Bright Morning 2", "Acme Zephyrion Bright"),
            ("2.5 Pro", None),
        ],
    )
    def test_is_recognised_in_any_spelling(self, text: str, family: str | None) -> None:
        """Joined, split, glued to a variant; what is not listed keeps its leading words."""
        assert field_of(text, "family") == family

    @pytest.mark.parametrize(
        ("text", "maker"),
        [
            ("Meta-Llama-3-8B", "Meta"),
            ("NVIDIA Nemotron 3 Nano", "NVIDIA"),
            ("OpenAI o3-mini", "OpenAI"),
            ("Meta’s Llama 4", "Meta"),
            ("anthropic.claude-v2:1", "anthropic"),
            ("Llama 4", None),
        ],
    )
    def test_maker_in_front_is_the_organization(self, text: str, maker: str | None) -> None:
        """Makers of listed families and possessives say who made it."""
        assert field_of(text, "organization") == maker


class TestVersion:
    """Text without a leading v; a letter of the generation stays."""

    @pytest.mark.parametrize(
        ("text", "version"),
        [
            ("Mistral-7B-v0.1", "0.1"),
            ("DeepSeek-V2", "2"),
            ("deepseek-vl2-tiny", "2"),
            ("Kimi K2.5", "K2.5"),
            ("GPT-4o", "4o"),
            ("gemma-3n-E4B", "3n"),
            ("claude-opus-4-5-20251101", "4.5"),
            ("claude-3-7-sonnet", "3.7"),
            ("llama-v3p1-8b", "3.1"),
            ("internlm2_5-1_8b", "2.5"),
            ("llama_3_1_8b", "3.1"),
            ("GLM-4.5V", "4.5"),
            ("Skywork-R1V-38B", "R1"),
            ("Skywork-R1V2-38B", "R1V2"),
            ("Intern-S1", "S1"),
            ("Claude Opus 4.1", "4.1"),
            ("mistral.mistral-7b-instruct-v0:2", "0.2"),
            ("amazon.nova-pro-v1:0", None),
            ("Ministral-3-3B", "3"),
            ("Mistral-Small-2503", None),
            ("paligemma-3b-mix-224", None),
            ("text-embedding-ada-002", "002"),
            ("internlm-xcomposer2-7b", "2"),
            ("Nemotron-5-12B-v2", "5"),
        ],
    )
    def test_version(self, text: str, version: str | None) -> None:
        """Beside the brand first, then behind it; never a size, a date or a resolution."""
        assert field_of(text, "version") == version


class TestGluedGenerations:
    """A generation with its letter at the end of a family's name."""

    @pytest.mark.parametrize(
        ("name", "family", "version"),
        [
            ("DeepSeekR9", "deepseek", "R9"),
            ("KimiK7-Lite", "kimi", "K7"),
            ("DeepSeekV8", "deepseek", "8"),
            ("tiiuae/falcon-h3r-9b", "falcon", "h3r"),
            ("Cinder_Cinder-3-9B", "Cinder", "3"),
        ],
    )
    def test_reading(self, name: str, family: str, version: str) -> None:
        """The letter stays with the number, but for a v; a publisher's name in front of the same brand is none."""
        read = parse_model_name(name)
        assert (read.family, read.version) == (family, version)


class TestSizes:
    """Counts, exactly as the name states them."""

    @pytest.mark.parametrize(
        ("text", "total", "active", "experts"),
        [
            ("Qwen2.5-0.5B", BILLION // 2, None, None),
            ("SmolLM2-360M", 360 * 10**6, None, None),
            ("POLAR-1_8B", 1_800_000_000, None, None),
            ("bloom-7b1", 7_100_000_000, None, None),
            ("Ling-1T", 1000 * BILLION, None, None),
            ("command-r7b", 7 * BILLION, None, None),
            ("Llama 2 70 billion", 70 * BILLION, None, None),
            ("a 70-billion-parameter Llama 2", 70 * BILLION, None, None),
            ("granite-3.0-1b-a400m", BILLION, 400 * 10**6, None),
            ("Kimi-VL-A3B", None, 3 * BILLION, None),
            ("gemma-3n-E2B", None, 2 * BILLION, None),
            ("Mixtral-8x22B", None, None, 8),
            ("Llama-4-Scout-17B-16E", None, 17 * BILLION, 16),
            ("OLMoE-1B-7B-0924", 7 * BILLION, BILLION, None),
            ("t5gemma-9b-2b", None, None, None),
            ("gemma-0b", None, None, None),
        ],
    )
    def test_parameters(self, text: str, total: int | None, active: int | None, experts: int | None) -> None:
        """Total, active and experts."""
        name = parse_model_name(text)
        assert (name.total_parameters, name.active_parameters, name.experts) == (total, active, experts)

    @pytest.mark.parametrize(
        ("text", "context", "training"),
        [
            ("Phi-3-mini-128k", 128_000, None),
            ("glm-4-9b-chat-1m", 1_000_000, None),
            ("BitNet b1.58 2B4T", None, 4000 * BILLION),
            ("Ling-mini-base-2.0-20T", None, 20_000 * BILLION),
            ("FlexOlmo-7x7B-1T", None, 1000 * BILLION),
        ],
    )
    def test_tokens(self, text: str, context: int | None, training: int | None) -> None:
        """Behind a size, M and T count tokens."""
        name = parse_model_name(text)
        assert (name.context_tokens, name.training_tokens) == (context, training)

    def test_words_without_a_field_stay(self) -> None:
        """An encoder and a decoder make no total, but are not dropped."""
        assert field_of("t5gemma-9b-2b-hf", "rest") == ("9b", "2b", "hf")


class TestVariants:
    """Tags of a closed list, in order of appearance."""

    @pytest.mark.parametrize(
        ("text", "variants"),
        [
            ("gemma-2-27b-it", ("instruct",)),
            ("gemma-3-4b-pt", ("base",)),
            ("DeepSeek-V3.2-Exp", ("experimental",)),
            ("Olmo 3 32B Think", ("thinking",)),
            ("glm-4v-9b", ("vision",)),
            ("MiniCPM-V-4_5", ("vision",)),
            ("Qwen2.5VL-7B", ("vl",)),
            ("Gemini 2.5 Flash-Lite", ("flash", "lite")),
            ("Qwen-Omni Turbo omni", ("omni", "turbo")),
            ("text-embedding-3-large", ("embedding", "large")),
            ("llm-jp-3-7b-instruct4", ("instruct",)),
            ("Apriel-15b-Thinker", ()),
            ("Wan2.2-I2V-A14B", ()),
        ],
    )
    def test_tags(self, text: str, variants: tuple[str, ...]) -> None:
        """Synonyms meet in one tag; each tag stands once; other words give none."""
        assert field_of(text, "variants") == variants

    def test_every_tag_is_its_own_word(self) -> None:
        """A tag is read as itself."""
        assert all(VARIANTS[tag] == tag for tag in VARIANTS.values())


class TestDateStamp:
    """As written."""

    @pytest.mark.parametrize(
        ("text", "stamp"),
        [
            ("DeepSeek-R1-0528", "0528"),
            ("gpt-4o-2024-11-20", "2024-11-20"),
            ("claude-3-5-sonnet@20240620", "20240620"),
            ("c4ai-command-r-08-2024", "08-2024"),
            ("gemini-2.5-flash-preview-05-20", "05-20"),
            ("gpt-4-turbo-apr-2024", "apr-2024"),
            ("doubao-seed-2-1-pro-260915", "260915"),
            ("OLMo-2-1124-7B", "1124"),
            ("r1-1776", None),
            ("claude-3-5-haiku", None),
        ],
    )
    def test_stamp(self, text: str, stamp: str | None) -> None:
        """Digits are a date if they can be one."""
        assert field_of(text, "date_stamp") == stamp


class TestQuantization:
    """A precision, or a method with its width."""

    @pytest.mark.parametrize(
        ("text", "quantization"),
        [
            ("Qwen3-8B-FP8-dynamic", "fp8"),
            ("Qwen2.5-7B-GPTQ-Int8", "gptq-8bit"),
            ("Llama-2-13B-GPTQ", "gptq"),
            ("Mistral-24B-GPTQ-4b-128g", "gptq-4bit"),
            ("Qwen3-4B-AWQ-4bit", "awq-4bit"),
            ("Qwen3-4B-int4-awq", "awq-4bit"),
            ("gemma-3-1b-it-bnb-4bit", "bnb-4bit"),
            ("gemma 3 1b 4-bit", "4bit"),
            ("MiniCPM4-8B-mlx", None),
            ("Qwen3-8B-mlx-8bit", "mlx-8bit"),
            ("Llama-3.3-70B-quantized.w8a8", "w8a8"),
            ("unsloth/DeepSeek-V3.1-GGUF", "gguf"),
            ("Qwen3-8B-IQ4_XS.gguf", "gguf-iq4_xs"),
            ("Qwen3-8B-BF16.gguf", "gguf-bf16"),
            ("qwen3:30b-a3b-q4_K_M", "gguf-q4_k_m"),
            ("gemma-3-27b-it-qat-q4_0-unquantized", None),
            ("mlx-community/Qwen3-14B-4bit", "4bit"),
        ],
    )
    def test_quantization(self, text: str, quantization: str | None) -> None:
        """Only the words of the name count, not the publisher's."""
        assert field_of(text, "quantization") == quantization


class TestAddress:
    """Where a name stands says who published it."""

    @pytest.mark.parametrize(
        ("text", "organization", "family"),
        [
            ("models/gemini-2.5-pro", None, "gemini"),
            ("@cf/meta/llama-3.1-8b-instruct", "meta", "llama"),
            ("accounts/fireworks/models/llama-v3p1-8b", "fireworks", "llama"),
            ("openrouter/anthropic/claude-3.5-sonnet:free", "anthropic", "claude"),
            ("https://huggingface.co/Qwen/Qwen3-8B/tree/main", "Qwen", "qwen"),
            ("./models/llama-2-7b.Q4_0.gguf", None, "llama"),
            ("/srv/data/llama-2-7b.Q4_0.gguf", None, "llama"),
            ("bartowski/Phi-4-Q4_0.gguf", "bartowski", "phi"),
            ("/a/", None, "a"),
        ],
    )
    def test_organization(self, text: str, organization: str | None, family: str) -> None:
        """The namespace is found behind services and hosts; a path on a disk has none."""
        name = parse_model_name(text)
        assert (name.organization, name.family) == (organization, family)


class TestRefusals:
    """What cannot be a name is an error with its place."""

    @pytest.mark.parametrize(
        ("text", "reason", "position"),
        [
            ("", "a model name may not be empty", 0),
            (" \t", "a model name may not be empty", 0),
            ("q" * 257, "a model name has at most 256 characters, not 257", 256),
            ("Qwen3\n8B", r"a model name has no control character such as '\n'", 5),
            ("Qwen3\x00", r"a model name has no control character such as '\x00'", 5),
            ("70-4.5", "a model name has at least one letter", 0),
        ],
    )
    def test_error(self, text: str, reason: str, position: int) -> None:
        """The error says what is wrong and where."""
        with pytest.raises(ParseError) as caught:
            parse_model_name(text)
        assert (caught.value.reason, caught.value.position) == (reason, position)

    def test_record_takes_only_its_types(self) -> None:
        """The record checks what is put into it, naming the field."""
        with pytest.raises(ValidationError) as caught:
            ModelName("Qwen3-8B", total_parameters=8.0)  # type: ignore[arg-type] # the wrong type is the point
        assert str(caught.value) == "ModelName.total_parameters: expected a whole number above 0, not 8.0 (float)"


class TestLaws:
    """What holds for every string."""

    @given(name_like)
    def test_total_and_lossless(self, text: str) -> None:
        """A string parses or is refused, and a parsed one gives itself back."""
        try:
            name = parse_model_name(text)
        except ParseError as error:
            assert 0 <= error.position <= len(text)  # noqa: PT017 - both outcomes are checked
        else:
            assert str(name) == text
            assert parse_model_name(str(name)) == name
            assert pickle.loads(pickle.dumps(name)) == name  # noqa: S301 - our own bytes

    @given(name_like)
    def test_nothing_is_invented(self, text: str) -> None:
        """Rest, stamp and base are stretches of the text; tags are of the closed list."""
        try:
            name = parse_model_name(text)
        except ParseError:
            return
        plain = text.replace("×", "x")
        stretches = [*name.rest, *filter(None, [name.date_stamp, name.base, name.organization])]
        assert all(stretch in plain or stretch in text for stretch in stretches if stretch.isascii())
        assert set(name.variants) <= set(VARIANTS.values())

    @pytest.mark.parametrize("unit", ["a", "1", "-", "1.", "gpt-", "v1_", "Q4_K", "llama3", "2024-", "x'", "7b"])
    def test_work_is_bounded(self, unit: str, calls_of: CallsOf) -> None:
        """Twice the length of one repeated piece takes about twice the work, up to the longest name."""

        def calls(length: int) -> int:
            text = ("q" + unit * length)[:length]
            return calls_of(lambda: parse_model_name(text))

        assert calls(256) < 3 * (calls(128) + 100)


class TestWords:
    """What a single word can be, for those who read prose."""

    def test_sizes(self) -> None:
        """Numbers of parameters, but no lengths and no widths."""
        assert [
            word for word in ["120b", "A22B", "E4B", "8x7B", "350M", "1T", "128k", "4bit", "B", "K2"] if is_size(word)
        ] == [
            "120b",
            "A22B",
            "E4B",
            "8x7B",
            "350M",
            "1T",
        ]

    def test_versions(self) -> None:
        """Numbers, and generations with a letter."""
        candidates = ["3", "2.5", "v0.1", "R1", "K2", "4o", "3n", "o3", "2507", "7B", "Pro", ""]
        assert [word for word in candidates if is_version(word)] == candidates[:8]

    def test_others(self) -> None:
        """Tags, dates and precisions."""
        assert all(map(is_variant, ["Instruct", "MINI", "Opus", "vl"]))
        assert not any(map(is_variant, ["Banana", "3", ""]))
        assert all(map(is_date_stamp, ["0528", "2507", "20241022", "2024-11-20", "12-2024"]))
        assert not any(map(is_date_stamp, ["1776", "405", "8B", "99999999"]))
        assert all(map(is_quantization, ["FP8", "q4_k_m", "GPTQ", "w4a16", "4bit"]))
        assert not any(map(is_quantization, ["8B", "mini", "4"]))


class TestFamilyNames:
    """The table of family names that ships in the package."""

    def test_flags(self) -> None:
        """The flags that readers of prose and of names go by."""
        assert FAMILY_NAMES["command"].common
        assert not FAMILY_NAMES["qwen"].common
        assert FAMILY_NAMES["llama"].foundation
        assert FAMILY_NAMES["k2"].generation
        assert FAMILY_NAMES["gptoss"].words == ("gpt", "oss")

    def test_sorted_and_made_by_the_tool(self) -> None:
        """The file is what the tool makes of the source tables."""
        spec = importlib.util.spec_from_file_location("build_model_names", ROOT / "tools" / "build_model_names.py")
        assert spec is not None
        assert spec.loader is not None
        tool: Any = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(tool)
        text = (tool.PACKAGE / "families.tsv").read_text(encoding="utf-8")
        assert text == tool.table_of(tool.TABLES)
        assert all(former < latter for former, latter in pairwise(text.splitlines()[1:]))


class TestScores:
    """Figures that may not fall."""

    def test_development_cases(self) -> None:
        """Every field is right in at least 98 of 100 names, and 95 names of 100 wholly."""
        if not CASES.exists():
            pytest.skip("the development cases are not beside this checkout")
        cases = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
        fields = {"total_params": "total_parameters", "active_params": "active_parameters", "variant": "variants"}
        asked: dict[str, list[bool]] = {"whole": []}
        for case in cases:
            name = parse_model_name(case["input"])
            right = []
            for key, want in case["expect"].items():
                if case["basis"].get(key) != "model_parameters":
                    right.append(_same(getattr(name, fields.get(key, key)), want))
                    asked.setdefault(key, []).append(right[-1])
            asked["whole"].append(all(right))
        shares = {key: sum(right) / len(right) for key, right in asked.items()}
        assert shares.pop("whole") >= 0.95
        assert min(shares.values()) >= 0.98

    def test_sizes_of_the_listed_models(self) -> None:
        """Where the tables took a size from the name, the grammar reads the same in at least 99 of 100."""
        with (ROOT / "tools" / "knowledge" / "models.csv").open(encoding="utf-8", newline="") as stream:
            rows = [row for row in csv.DictReader(stream) if row["hub_id"] and row["params_basis"] == "name"]
        right = [field_of(row["hub_id"], "total_parameters") == int(row["total_parameters"]) for row in rows]
        assert len(right) > 1000
        assert sum(right) / len(right) >= 0.99


def _same(have: Any, want: Any) -> bool:
    """Equality as the conventions define it: letters and digits only, tags as sets."""
    if isinstance(have, tuple):
        return set(have) == set(want)
    if isinstance(have, str) and isinstance(want, str):
        return [*filter(str.isalnum, have.lower())] == [*filter(str.isalnum, want.lower())]
    return bool(have == want)
