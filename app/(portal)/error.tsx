'use client'

export { SomethingBroke as default } from '@/components/frame/something-broke'
