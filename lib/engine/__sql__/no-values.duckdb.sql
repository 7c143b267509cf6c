SELECT "code", "from"
FROM "areas"
WHERE FALSE
