/** The mark: an open book, sewn in the fold. */
export function Logo({size = 30}: {size?: number}) {
  return <img src={`${import.meta.env.BASE_URL}logo.svg`} width={size} height={size} alt="" />;
}
