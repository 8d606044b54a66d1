"""The straight paths of a page, read through pdfium, form XObjects included."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from extractor.read.affine import Affine
from extractor.read.rulings import Point

_DEEPEST_FORM = 8
_IDENTITY = Affine(1, 0, 0, 1, 0, 0)


def paths_of(page: Any, view: Affine) -> tuple[list[list[Point]], bool]:
    """The polylines that the page strokes or fills, as displayed, and whether it shows anything
    that is not text (paths, pictures, shadings).

    Paths with curves are left out: they are no ruling lines.
    """
    paths: list[list[Point]] = []
    drawn = False
    for page_object, kind, matrix in _leaves(page, view, 0):
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        drawn = True
        if kind == pdfium.FPDF_PAGEOBJ_PATH and _painted(page_object):
            paths.extend(_polylines(page_object, matrix.after(_matrix(page_object))))
    return paths, drawn


def _leaves(parent: Any, matrix: Affine, depth: int) -> Iterator[tuple[Any, int, Affine]]:
    count, fetch = (
        (pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject)
        if depth
        else (pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject)
    )
    for index in range(count(parent)):
        child = fetch(parent, index)
        kind = pdfium.FPDFPageObj_GetType(child)
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield child, kind, matrix
        elif depth < _DEEPEST_FORM:
            yield from _leaves(child, matrix.after(_matrix(child)), depth + 1)


def _matrix(page_object: Any) -> Affine:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(page_object, matrix):
        return _IDENTITY
    return Affine(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _painted(path: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(fill.value or stroke.value)


def _polylines(path: Any, matrix: Affine) -> Iterator[list[Point]]:
    points: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            return
        if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(matrix.point(x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment) and points[-1] != points[0]:
            points.append(points[0])
    if points:
        yield points
