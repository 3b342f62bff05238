import styles from "./link.module.css";

/** The class of a link within text. */
export const linkClass = styles.link;
