SELECT "band"
FROM "years"
WHERE "measure" = $1
GROUP BY "band"
