SELECT "level", sum("value") AS "value", sum("covered") AS "covered"
FROM "years"
WHERE "prior" IS NULL
GROUP BY "level"
LIMIT 10
