"""How the second backup stands, in words."""

from __future__ import annotations

from yeastar_desk.application.second_backup import SecondBackup


def second_backup_words(state: SecondBackup | None) -> tuple[str, str]:
    """One or two sentences and their tone; empty as long as nobody has looked."""
    if state is None:
        return "", "info"
    if not state.folder:
        return "There is no second backup folder. Choose one in Settings, Booth and sales.", "info"
    if state.problem:
        return state.problem, "danger" if state.unsent else "warning"
    if state.copy is None:
        return "Nothing waits to be sent, so no second backup is needed yet.", "info"
    made = f"The newest second backup is of {state.copy.made_at.astimezone():%Y-%m-%d %H:%M}"
    if not state.copy.is_apart:
        return f"{made}. It lies on the same disk as the database: a USB stick would be safer.", "warning"
    if state.unsent:
        return f"{made} and has everything that waits to be sent.", "ok"
    return f"{made}. Nothing waits to be sent.", "ok"
