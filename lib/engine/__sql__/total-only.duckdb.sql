SELECT sum("value") AS "value"
FROM "years"
