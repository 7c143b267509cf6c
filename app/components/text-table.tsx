export type TextRow = { key: string; cells: string[]; href?: string; hint?: string };

/** A table of words and numbers that are written already: the first column names the row, `words` are columns of text, `light` intervals. */
export function TextTable({ caption, columns, rows, words = [], light = [], small = false, narrow = false }: { caption: string; columns: readonly string[]; rows: readonly TextRow[]; words?: readonly number[]; light?: readonly number[]; small?: boolean; /** Few columns: needs no room to scroll. */ narrow?: boolean }) {
  const kind = (at: number) => (at === 0 || words.includes(at) ? undefined : light.includes(at) ? "i" : "n");
  return (
    <div {...(narrow ? {} : { className: "scroll", tabIndex: 0, role: "region", "aria-label": caption })}>
      <table className={small ? "data small" : "data"}>
        <caption className="sr-only">{caption}</caption>
        <thead><tr>{columns.map((column, at) => <th key={column} scope="col" className={kind(at) === "n" ? "n" : undefined}>{column}</th>)}</tr></thead>
        <tbody>
          {rows.map(({ key, cells: [head, ...cells], href, hint }) => (
            <tr key={key}><th scope="row">{href ? <a href={href}>{head}</a> : head}{hint && <span className="sub"> {hint}</span>}</th>{cells.map((cell, at) => <td key={`${columns[at + 1]}`} className={kind(at + 1)}>{cell}</td>)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
