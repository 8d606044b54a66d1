"""The server of a review: what may reach it, and what it writes."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pyarrow.parquet as parquet
import pytest
from reports import DOUBTFUL, dataset

from extractor.batch import run
from extractor.corrections import load_corrections
from extractor.report import build
from extractor.review import serving

DOCUMENT = "2021-2022-hilde-crevits-12"
EUKA = {"network": "EUKA", "indicator": "members", "measure": "achieved"}

MAAS = {**EUKA, "network": "MaaS"}


@dataclass(frozen=True)
class Review:
    """A review that is served: its folder, its address in parts, and where corrections go."""

    folder: Path
    host: str
    root: str
    corrections: Path

    def ask(
        self, method: str, path: str, body: object = None, **headers: str
    ) -> tuple[int, bytes, dict[str, str]]:
        """A request as a page of the review sends it, with headers changed."""
        usual = {"Host": self.host, "Origin": f"http://{self.host}"}
        sent = body if isinstance(body, bytes) else json.dumps(body).encode()
        if body is not None:
            usual |= {"Content-Type": "application/json", "Content-Length": str(len(sent))}
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        with closing(http.client.HTTPConnection(self.host, timeout=10)) as connection:
            connection.putrequest(method, path, skip_host=True)
            for name, value in {**usual, **named}.items():
                connection.putheader(name, value)
            connection.endheaders(sent if body is not None else None)
            answer = connection.getresponse()
            return answer.status, answer.read(), dict(answer.getheaders())

    def save(self, *corrections: object, **headers: str) -> tuple[int, dict[str, str]]:
        path = f"{self.root}/corrections/{DOCUMENT}"
        status, body, _ = self.ask("POST", path, list(corrections), **headers)
        return status, json.loads(body)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("review")
    build(dataset(made, antwoord=DOUBTFUL), workers=1)
    return made


@pytest.fixture
def review(folder: Path, tmp_path: Path) -> Iterator[Review]:
    with serving(folder / "out", tmp_path / "corrections") as address:
        parts = urlsplit(address)
        yield Review(
            folder, parts.netloc, parts.path.removesuffix("/index.html"), tmp_path / "corrections"
        )


def signed(action: str, **fields: object) -> dict[str, object]:
    usual = {"of": EUKA, "who": "An", "when": "2026-11-28", "why": "Zo staat het er."}
    return {"action": action, **usual, **fields}


def test_it_listens_on_the_loopback_only(review: Review):
    assert review.host.startswith("127.0.0.1:")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("", "text/html; charset=utf-8"),
        ("index.html", "text/html; charset=utf-8"),
        (f"{DOCUMENT}.html", "text/html; charset=utf-8"),
        ("assets/document.js", "text/javascript; charset=utf-8"),
        ("assets/report.css", "text/css; charset=utf-8"),
    ],
)
def test_pages_are_served_with_their_policy(review: Review, name: str, kind: str):
    status, body, headers = review.ask("GET", f"{review.root}/{name}")
    assert (status, headers["Content-Type"]) == (200, kind)
    assert body
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize(
    "path",
    [
        "/index.html",
        "/",
        "/wrong-token/index.html",
        "{root}x/index.html",
        "{root}/../ledger.sqlite",
        "{root}/%2e%2e/ledger.sqlite",
        "{root}/..%2f..%2fin/antwoord.txt",
        "{root}/assets",
        "{root}//etc/passwd",
        "{root}/nothing.html",
        "{root}/%00.html",
        "{root}/" + 300 * "a" + ".html",
        "{root}/" + 5000 * "a" + ".html",
        "http://[{root}/index.html",
    ],
)
def test_nothing_else_is_served(review: Review, path: str):
    status, body, _ = review.ask("GET", path.format(root=review.root))
    assert status == 404
    assert b"sqlite" not in body


@pytest.mark.parametrize("method", ["PUT", "DELETE", "B@D", "HEAD"])
def test_what_the_server_does_not_know_is_refused_with_its_policy(review: Review, method: str):
    status, _, headers = review.ask(method, f"{review.root}/index.html")
    assert status == 501
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("host", ["evil.example", "localhost", "127.0.0.1:1", ""])
def test_another_name_of_this_host_is_refused(review: Review, host: str):
    status, _, _ = review.ask("GET", f"{review.root}/index.html", Host=host)
    assert status == 404


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "", "https://127.0.0.1"])
def test_another_page_may_not_save(review: Review, origin: str):
    status, told = review.save(signed("withdraw"), Origin=origin)
    assert (status, told["error"]) == (403, "another page may not send corrections.")
    assert not review.corrections.exists()


def test_a_form_of_another_page_may_not_save(review: Review):
    status, _ = review.save(signed("withdraw"), Content_Type="text/plain")
    assert status == 415


def test_too_long_a_body_is_not_read(review: Review):
    path = f"{review.root}/corrections/{DOCUMENT}"
    status, _, _ = review.ask("POST", path, b"[]", Content_Length="600000")
    assert status == 413
    status, _ = review.save(Content_Length="9" * 5000)
    assert status == 413


@pytest.mark.parametrize("body", [b"{", b"\xff", b"[" * 20_000])
def test_what_is_no_json_is_refused(review: Review, body: bytes):
    status, told, _ = review.ask("POST", f"{review.root}/corrections/{DOCUMENT}", body)
    assert status == 422
    assert b"JSON" in told


def number(folder: Path, text: str) -> dict[str, object]:
    rows = parquet.read_table(folder / "out" / "numbers.parquet").to_pylist()
    return next(row for row in rows if row["text"] == text)


def test_what_is_saved_is_applied_by_the_next_run(review: Review, tmp_path: Path):
    start = number(review.folder, "41")["start"]
    status, told = review.save(
        signed("set", to={"value": 230}, machine=229),
        signed("set", of={**EUKA, "measure": "target"}, to={"value": 150}, machine=150),
        signed("withdraw", of={**EUKA, "measure": "attainment"}),
        signed("add", of=MAAS, to={"value": 41}, quote="41", start=start),
    )
    assert status == 200, told
    assert Path(told["file"]) == review.corrections / "antwoord.toml"
    run([review.folder / "in"], tmp_path / "out", corrections=review.corrections, workers=1)
    rows = parquet.read_table(tmp_path / "out" / "observations.parquet").to_pylist()
    values = {(r["network"], r["measure"]): (r["value"], r["method"]) for r in rows}
    assert values["EUKA", "achieved"] == (230, "correction")
    assert values["MaaS", "achieved"] == (41, "correction")
    assert ("EUKA", "attainment") not in values
    fates = parquet.read_table(tmp_path / "out" / "corrections.parquet").to_pylist()
    assert [row["status"] for row in fates] == ["applied", "agrees", "applied", "applied"]
    assert fates[1]["message"] == "a person found it right."


def test_a_second_save_of_a_figure_replaces_the_first(review: Review):
    review.save(signed("set", to={"value": 230}))
    review.save(signed("set", to={"value": 231}))
    (file,) = load_corrections(review.corrections).files.values()
    assert [c.to.value for c in file.correction] == [231]


def test_a_save_under_the_id_of_a_network_replaces_one_under_its_name(review: Review):
    review.save(signed("set", to={"value": 230}))
    review.save(signed("set", of={**EUKA, "network": "euka"}, to={"value": 231}))
    (file,) = load_corrections(review.corrections).files.values()
    assert [c.to.value for c in file.correction] == [231]


@pytest.mark.parametrize(
    ("correction", "why"),
    [
        (signed("set", to={"value": "veel"}), "value"),
        (signed("set", to={"value": 1}, extra=1), "extra"),
        (signed("set", to={"value": 1}, who=""), "who"),
        (signed("withdraw", of={**EUKA, "network": "Niemand"}), "network 'Niemand' is not known"),
        (signed("withdraw", of={**EUKA, "item": "7"}), "no such figure"),
        (signed("set", to={"measure": "gewicht"}), "measure 'gewicht' is not known"),
        (signed("set", to={"network": "Niemand"}), "network 'Niemand' is not known"),
        (signed("add", of=MAAS, to={"value": 9}, quote="9", start=3), "no number '9' at this"),
        (signed("add", of={**MAAS, "network": "Niemand"}, to={"value": 9}, quote="9"), "Niemand"),
        (signed("add", to={"value": 9}, quote="41"), "the figure is read already: EUKA = 229"),
        (signed("add", of={**EUKA, "network": "euka"}, to={"value": 9}, quote="9"), "read already"),
        (signed("add", to={"value": 9}), "quote"),
        ("niets", "should be an object"),
    ],
)
def test_what_the_document_does_not_bear_out_is_refused(
    review: Review, correction: object, why: str
):
    status, told = review.save(correction)
    assert status == 422
    assert why in told["error"]
    assert not review.corrections.exists()


def test_an_unknown_document_is_refused(review: Review):
    path = f"{review.root}/corrections/..%2F..%2Fx"
    status, body, _ = review.ask("POST", path, [signed("withdraw")])
    assert status == 422
    assert b"there is no document" in body


def test_nothing_to_save_is_refused(review: Review):
    assert review.save()[0] == 422
