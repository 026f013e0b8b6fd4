from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class Sale(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    bread = db.Column(db.String(80), nullable=False)
    loaves = db.Column(db.Integer, nullable=False)

    def as_dict(self):
        return {"bread": self.bread, "loaves": self.loaves}
