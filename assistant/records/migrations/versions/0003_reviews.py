"""What staff decided; how an answer is laid out and which question it answers. Answers of before have neither."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("answers", sa.Column("layout", sa.JSON(none_as_null=True)))
    op.add_column("answers", sa.Column("question_key", sa.String(64)))
    op.add_column("answers", sa.Column("verified", sa.Boolean()))
    op.create_table(
        "reviews",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("answer_id", sa.String(64), nullable=False),
        sa.Column("question_key", sa.String(64)),
        sa.Column("decision", sa.String(16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True)),
        sa.Column("version", sa.Integer()),
        sa.Column("corrected", sa.Boolean(), nullable=False),
        sa.Column("answer", sa.JSON(none_as_null=True)),
        sa.Column("layout", sa.JSON(none_as_null=True)),
        sa.Column("note", sa.Text()),
        sa.Column("reviewer", sa.Text()),
    )
    op.create_index("ix_reviews_answer_id", "reviews", ["answer_id"])
    op.create_index("ix_reviews_question_key", "reviews", ["question_key"])


def downgrade() -> None:
    op.drop_table("reviews")
    op.drop_column("answers", "verified")
    op.drop_column("answers", "question_key")
    op.drop_column("answers", "layout")
