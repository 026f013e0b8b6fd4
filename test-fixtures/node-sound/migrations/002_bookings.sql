CREATE TABLE bookings (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  sailing_id bigint NOT NULL REFERENCES sailings,
  email text NOT NULL,
  seats integer NOT NULL CHECK (seats > 0),
  ticket_key text,
  created_at timestamptz NOT NULL DEFAULT now()
);
