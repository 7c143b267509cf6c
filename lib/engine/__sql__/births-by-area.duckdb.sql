SELECT "pos", "year", "value"
FROM "years"
WHERE "measure" = $1
  AND "year" IN ($2::INTEGER, $3::INTEGER)
  AND "pos" BETWEEN $4::INTEGER AND $5::INTEGER
ORDER BY "year" DESC, "pos"
