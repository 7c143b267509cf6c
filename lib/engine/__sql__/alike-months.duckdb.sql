SELECT "pos", sum("value") AS "value"
FROM "years"
WHERE "measure" = $1
GROUP BY "pos"
HAVING count(*) = $2::INTEGER AND max("value") - min("value") <= $3::INTEGER
ORDER BY "pos"
