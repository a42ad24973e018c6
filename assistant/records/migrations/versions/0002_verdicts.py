"""What the gate said of each drafted statement; answers of before have none."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("answers", sa.Column("verdicts", sa.JSON(none_as_null=True)))


def downgrade() -> None:
    op.drop_column("answers", "verdicts")
