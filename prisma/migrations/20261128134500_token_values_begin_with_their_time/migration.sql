-- Changes nothing. An hour after it, the values of new tokens begin with the time, because a process of the
-- version before does not find such tokens (docs/decisions/0082).
SELECT 1;
