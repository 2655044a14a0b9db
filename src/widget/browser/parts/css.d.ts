/** A stylesheet is its text, which the build makes short. */
declare module "*.css" {
  const text: string;
  export default text;
}
