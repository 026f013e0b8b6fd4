CREATE TABLE sailings (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  harbour text NOT NULL,
  departs timestamptz NOT NULL,
  seats integer NOT NULL CHECK (seats >= 0)
);
