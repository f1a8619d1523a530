/* licence */
// line
#if !defined(COMMENTED_H)
#define COMMENTED_H
text
#endif /* COMMENTED_H */
