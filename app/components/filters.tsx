import type { Choice, VillagesForm } from "../../lib/services/villages-form";

/** A GET form: what is chosen stands in the address. */
export function Filters({ form }: { form: VillagesForm }) {
  return (
    <form className="filters mt-4" action={form.action} method="get" role="search">
      {form.hidden.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      {form.choices.map((choice) => <Select key={choice.name} choice={choice} />)}
      <label>{form.search.label}<input type="search" name="q" defaultValue={form.search.value} maxLength={40} /></label>
      <button>{form.button}</button>
      <a className="py-1.5" href={form.reset.href}>{form.reset.label}</a>
    </form>
  );
}

/** One choice of a filter form. */
export function Select({ choice: { name, label, options } }: { choice: Choice }) {
  const groups = [...new Set(options.map(({ group }) => group))];
  const listed = (group: string | undefined) => options.filter((one) => one.group === group).map(({ value, label: text }) => <option key={value} value={value}>{text}</option>);
  return (
    <label>
      {label}
      <select name={name} defaultValue={options.find(({ chosen }) => chosen)?.value}>
        {groups.map((group) => (group === undefined ? listed(group) : <optgroup key={group} label={group}>{listed(group)}</optgroup>))}
      </select>
    </label>
  );
}
