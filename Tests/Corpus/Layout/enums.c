// types: 18
enum enum_small { SMALL_A, SMALL_B };
enum enum_negative { NEGATIVE_A = -1, NEGATIVE_B };
enum enum_unsigned { UNSIGNED_A = 0xffffffff };
enum enum_int_max { INT_MAX_A = 0x7fffffff };
enum enum_int_min { INT_MIN_A = -0x7fffffff - 1, INT_MIN_B = 5 };
enum enum_wide { WIDE_A = 0x100000000ll, WIDE_B = 1 };
enum enum_wide_unsigned { WIDE_UNSIGNED_A = 0xffffffffffffffffull };
enum enum_wide_negative { WIDE_NEGATIVE_A = -1, WIDE_NEGATIVE_B = 0x80000000 };
enum enum_packed { PACKED_A, PACKED_B = 200 } __attribute__((packed));
enum enum_packed_short { PACKED_SHORT_A = 256 } __attribute__((packed));
enum enum_packed_negative { PACKED_NEGATIVE_A = -1, PACKED_NEGATIVE_B = 127 } __attribute__((packed));
enum enum_packed_negative_short { PACKED_NEGATIVE_SHORT_A = -1, PACKED_NEGATIVE_SHORT_B = 128 } __attribute__((packed));
enum __attribute__((packed)) enum_packed_int { PACKED_INT_A = 65536 };
enum enum_packed_wide { PACKED_WIDE_A = 1ull << 40 } __attribute__((packed));
typedef enum { TYPED_A = 'a', TYPED_B } enum_typedef;
struct of_enums { char a; enum enum_small b; char c; enum enum_wide d; char e; enum enum_packed f; enum enum_packed_short g; enum_typedef h; };
enum enum_computed { COMPUTED_A = sizeof(struct of_enums), COMPUTED_B = COMPUTED_A << 2 | 1, COMPUTED_C = COMPUTED_B > 5 ? -3 : 3, COMPUTED_D };
struct bits_of_packed_enum { enum enum_packed a : 3; enum enum_packed b : 6; enum enum_packed_negative c : 2; char d; };
