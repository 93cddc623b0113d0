"""The only home of SQLAlchemy and of database drivers."""
