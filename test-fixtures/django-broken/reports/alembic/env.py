from alembic import context
from sqlalchemy import create_engine

import config
from models import db


def run() -> None:
    with create_engine(config.DATABASE_URL).connect() as connection:
        context.configure(connection=connection, target_metadata=db.metadata)
        with context.begin_transaction():
            context.run_migrations()


run()
