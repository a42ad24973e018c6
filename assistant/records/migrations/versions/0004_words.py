"""The folded words of question and statements, so that staff find an answer by them; also of answers of before."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from ingest.german import words

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

AT_A_TIME = 100
"""Answers, each of some 10 kB."""
ANSWERS = sa.table("answers", sa.column("id"), sa.column("answer", sa.JSON()), sa.column("words"))
READ_FROM = ("question", "standalone_question", "text")


def upgrade() -> None:
    op.add_column("answers", sa.Column("words", sa.Text()))
    connection = op.get_bind()
    last = ""
    while rows := connection.execute(_next(last)).all():
        last = rows[-1][0]
        told = [{"of": row[0], "found": _words(row[1])} for row in rows]
        fill = sa.update(ANSWERS).where(ANSWERS.c.id == sa.bindparam("of")).values(words=sa.bindparam("found"))
        connection.execute(fill, told)


def downgrade() -> None:
    op.drop_column("answers", "words")


def _next(last: str) -> sa.Select[Any]:
    chosen = sa.select(ANSWERS.c.id, ANSWERS.c.answer).where(ANSWERS.c.id > last)
    return chosen.order_by(ANSWERS.c.id).limit(AT_A_TIME)


def _words(answer: object) -> str:
    """Also of an answer that another version wrote in a form that this one cannot read."""
    found = answer if isinstance(answer, dict) else {}
    return " ".join(words("\n".join(str(found.get(name, "")) for name in READ_FROM)))
