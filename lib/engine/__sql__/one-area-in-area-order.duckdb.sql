SELECT "measure", "value"
FROM "years_by_area"
WHERE "pos" = $1::INTEGER
  AND "fault" = $2
