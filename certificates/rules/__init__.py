"""What a code, a certificate's contents and its validity are: pure, without Django."""
