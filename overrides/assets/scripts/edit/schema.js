// A JSON Schema of data/ → how the form shows a value. No DOM.
// @ts-check

/**
 * The part of JSON Schema that `make schema` writes.
 * @typedef {{title?: string, description?: string, examples?: unknown[], type?: string | string[], $ref?: string, anyOf?: Schema[],
 *   oneOf?: {required: string[]}[], items?: Schema, properties?: Record<string, Schema>, required?: string[], pattern?: string,
 *   minLength?: number, maxLength?: number, minItems?: number, maxItems?: number, minimum?: number, enum?: string[], const?: string,
 *   format?: string, additionalProperties?: boolean | Schema, definitions?: Record<string, Schema>, "x-ref"?: string[], "x-form"?: string, "x-kind"?: string}} Schema
 */

/** The way in which a value is shown. @typedef {"text" | "choice" | "date" | "number" | "list" | "object"} FieldForm */

/** Return a schema with its reference followed and its choice between a value and nothing made. @param {Schema} schema @param {Schema} top @returns {Schema} */
export function resolved(schema, top) {
  if (schema.$ref) {
    const { $ref, ...own } = schema;
    return resolved({ ...top.definitions?.[$ref.replace("#/definitions/", "")], ...own }, top);
  }
  if (schema.anyOf) {
    const { anyOf, ...own } = schema;
    const options = anyOf.filter(({ type }) => type !== "null").map((option) => resolved(option, top));
    // A list that may also be written as one text is shown as a list.
    const option = options.find(({ type }) => type === "array") ?? options[0];
    return { ...option, ...own };
  }
  return schema;
}

/** @param {Schema} schema a resolved one @returns {FieldForm} */
export function formOf(schema) {
  if (schema.enum || schema.const !== undefined) return "choice";
  if (schema.format === "date") return "date";
  if (schema.type === "array") return "list";
  if (schema.properties) return "object";
  return schema.type === "integer" ? "number" : "text";
}

/** Return true where a value may be left empty. @param {Schema} schema */
export const takesNothing = (schema) => Boolean(schema.anyOf?.some(({ type }) => type === "null"));

/** Return the keys of which exactly one is given, or none where the schema has no such choice. @param {Schema} schema */
export const choicesOf = (schema) => (schema.oneOf ?? []).flatMap(({ required }) => required);

/** Return true for a text of several lines. @param {Schema} schema */
export const isProse = (schema) => formOf(schema) === "text" && schema.pattern === "\\S";

/** Return the allowed values. @param {Schema} schema */
export const valuesOf = (schema) => schema.enum ?? (schema.const === undefined ? [] : [schema.const]);

/** Return the schema of a path's value, resolved. Throws ReferenceError where the schema has no such key. @param {Schema} top @param {import("./changes.js").Step[]} path */
export function schemaAt(top, path) {
  return path.reduce(
    (schema, step) => {
      const inner = typeof step === "string" ? schema.properties?.[step] : schema.items;
      if (!inner) throw new ReferenceError(JSON.stringify(step));
      return resolved(inner, top);
    },
    resolved(top, top),
  );
}
