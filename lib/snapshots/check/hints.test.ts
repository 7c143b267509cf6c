import { expect, it } from "vitest";
import { nearestCode, nearestKnown } from "./hints";

it.each([["girl_enrolment", "girls_enrolment"], ["folic acid", "folic_acid"], ["zzz", ""], ["", ""]])("finds what %s is meant to be", (value, expected) => {
  expect(nearestKnown(value, ["newborn_visit", "folic_acid", "girls_enrolment"])).toBe(expected);
});

it.each([["9007010001", "09007010001"], ["v1", "V1"], ["V9", ""], ["09007010-002", "09007010002"], ["09007010003", "09007010001"], ["65000010001", ""]])("finds the code %s is meant to be", (value, expected) => {
  expect(nearestCode(value, ["V1", "09007010001", "09007010002"])).toBe(expected);
});
