"""What the list of the desk is ordered and grouped by, without reading the answers themselves."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_answers_listed", "answers", ["created_at", "id", "question_key", "status"])


def downgrade() -> None:
    op.drop_index("ix_answers_listed", "answers")
