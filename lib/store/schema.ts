/** The tables of the small database. JSON stands as text in both engines, so that what comes out is what went in. */
export type Tables = {
  cases: { id: string; area: string; listed: string; opened_by: string; opened_at: string; evidence: string };
  case_entries: { case_id: string; seq: number; kind: string; role: string; at: string; body: string };
  documents: { kind: string; id: string; name: string; body: string; snapshot: string; revision: number; created_by: string; created_at: string; updated_by: string; updated_at: string };
  exported_packs: { id: string; pack: string; name: string; snapshot: string; area: string; period: string; formats: string; figures: string; role: string; at: string };
  /** Every write, once for each key of a form: what it did, and the answer it gave. */
  audit_log: { key: string; action: string; subject: string; result: string; role: string; at: string };
};
