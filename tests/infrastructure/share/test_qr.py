"""QR codes."""

from __future__ import annotations

from yeastar_desk.infrastructure.share.qr import qr_matrix


def test_a_code_is_a_square_with_its_three_corners() -> None:
    code = qr_matrix("http://192.168.1.7:40123/d/" + "x" * 43)
    assert {len(row) for row in code} == {len(code)}
    corner = [tuple(row[:7]) for row in code[:7]]
    assert corner[0] == (True,) * 7
    assert corner == [tuple(reversed(row[-7:])) for row in code[:7]]
