/** What `zapier-platform invoke` makes of a person's texts, as in Zapier itself. The module has no types. */
declare module 'zapier-platform-cli/src/oclif/commands/invoke/input-types.js' {
  export default function resolveInputDataTypes(
    inputData: Record<string, unknown>,
    inputFields: readonly { readonly key: string; readonly type?: string | undefined }[],
    timezone: string,
  ): Record<string, unknown>;
}
