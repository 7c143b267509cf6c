import fc from "fast-check";

// The same generated inputs on every machine and run, so that a failure belongs to a change; PROPERTY_SEED=<number> looks elsewhere.
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20091005) });
