/* GMime's headers and flags, found by pkg-config for CShims alone. */
