"""Runs the migrations on the connection that `facilitator.store.building` hands over."""

from alembic import context

from facilitator.store.base import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
