// types: 4
#define tag(TAG) TAG
#define group(TAG, NAME, ...) union { struct { __VA_ARGS__ }; struct tag(TAG) { __VA_ARGS__ } NAME; }
struct tag_of_macro { struct tag(inner_of_macro) { int a; short b; } list; char q; };
struct tag_of_group { char c; group(inner_of_group, list, long a; char b;); char q; };
struct tag_used_before { struct inner_used_later *p; struct tag(inner_used_later) { char a[3]; } list; };
struct tag_in_union { union { struct tag(inner_of_union) { double d; } one; char two[3]; }; int q; };
